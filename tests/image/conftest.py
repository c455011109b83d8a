"""The image under test, and the fleet of compose.yaml made of it; `scripts/image` starts these."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.image.podman import Container

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def image() -> str:
    """Its name."""
    return os.environ["CENTRALCLOUD_TEST_IMAGE"]


@dataclass
class Composed:
    """The services of compose.yaml."""

    hub: Container
    instances: list[Container]
    passwords: dict[str, str] = field(repr=False)

    @property
    def all(self) -> list[Container]:
        """The hub first."""
        return [self.hub, *self.instances]


@pytest.fixture(scope="session")
def composed(image: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Composed]:
    """A hub and two instances, as compose.yaml has them."""
    names = ("POSTGRES", "SINGULARITY_1", "SINGULARITY_2")
    passwords = {name: f"secret of {name}".replace(" ", "-") for name in names}
    file = tmp_path_factory.mktemp("compose") / "env"
    file.write_text("".join(f"{name}_PASSWORD={word}\n" for name, word in passwords.items()))
    project = f"fleet-{os.getpid()}"

    def compose(*arguments: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "podman_compose", "--file", str(ROOT / "compose.yaml"),
             "--project-name", project, "--env-file", str(file), *arguments],
            env={**os.environ, "CENTRALCLOUD_IMAGE": image}, capture_output=True, check=True,
        )  # fmt: skip

    hub, *instances = (
        Container(f"{project}_{service}_1") for service in ("hub", "singularity-1", "singularity-2")
    )
    try:
        compose("up", "--no-build", "--detach")
        yield Composed(hub, instances, passwords)
    finally:
        compose("down", "--volumes")
