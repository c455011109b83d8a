"""Containers of the image under test, by podman: started, asked, stopped, killed."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import psycopg

from tests.waiting import eventually


def podman(*arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run podman; both outputs are kept."""
    ran = subprocess.run(["podman", *arguments], capture_output=True, text=True, check=False)
    assert not check or ran.returncode == 0, f"podman {' '.join(arguments)}\n{ran.stderr}"
    return ran


class Container:
    """A container that exists."""

    def __init__(self, name: str) -> None:
        """By podman's name of it."""
        self.name = name

    def run(self, *argv: str) -> str:
        """A command in it, as its own account; returns what it wrote."""
        return podman("exec", self.name, *argv).stdout

    def sql(self, statement: str) -> str:
        """What psql shows of a statement, bare."""
        return self.run("psql", "-XAtqc", statement).strip()

    def logs(self) -> str:
        """All it said, on both outputs."""
        said = podman("logs", self.name)
        return said.stdout + said.stderr

    def inspect(self) -> Any:
        """What podman knows of it."""
        [found] = json.loads(podman("inspect", self.name).stdout)
        return found

    def connect(self, user: str, password: str) -> psycopg.Connection[tuple[Any, ...]]:
        """Over TCP, from another host of its network."""
        [network] = self.inspect()["NetworkSettings"]["Networks"].values()
        return psycopg.connect(
            host=network["IPAddress"], user=user, password=password, dbname="centralcloud",
            autocommit=True, connect_timeout=5,
        )  # fmt: skip

    def is_healthy(self) -> bool:
        """What the image's own health check says."""
        return podman("healthcheck", "run", self.name, check=False).returncode == 0

    def wait_until_healthy(self) -> None:
        """Or fail with what it said."""
        eventually(self.is_healthy, about=f"{self.name} is healthy")

    def remove(self) -> None:
        """With its anonymous volume."""
        podman("rm", "--force", "--volumes", self.name)
