"""Helpers of these tests: sqitch itself, dumps, and a copy of the bundles that may be edited."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from centralcloud.bundle import files
from centralcloud.bundle.pgmq import is_offered, package_sql
from tests.conftest import Database, Databases, Server


def run(*command: str | Path, database: Database, stdin: str | None = None) -> str:
    """A program on a database that the PG* variables name; its output."""
    environment = {
        **os.environ,
        "PGHOST": str(database.server.socket_folder),
        "PGPORT": "5432",
        "PGUSER": "postgres",
        "PGDATABASE": database.name,
        "SQITCH_FULLNAME": "Test",
        "SQITCH_EMAIL": "test@centralcloud.invalid",
    }
    ran = subprocess.run(
        command,
        cwd=files.SCHEMA / "sql",
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


def dump(database: Database) -> str:
    """Its schema, without the ledgers and without what differs from run to run."""
    said = run("pg_dump", "-s", "-N", "sqitch", "-N", "yoyo", database=database)
    return "\n".join(
        line for line in said.splitlines() if not line.startswith(("\\restrict", "\\unrestrict"))
    )


def by_hand(database: Database, bundle: str) -> None:
    """Sqitch for what has state, psql for the functions: no line of ours runs."""
    # Where the server offers it, the deploy script creates it.
    if bundle == "hub" and not is_offered(database.connection):
        script = f"begin; set local role centralcloud_owner;\n{package_sql()}\ncommit;"
        run("psql", "-qX", "-v", "ON_ERROR_STOP=1", database=database, stdin=script)
    run("sqitch", "deploy", "--verify", bundle, database=database)
    manifest = files.routines(bundle) / "install.sql"
    run("psql", "-qX", "-v", "ON_ERROR_STOP=1", "-f", manifest, database=database)


@pytest.fixture(scope="session")
def templates_by_hand(server: Server) -> Iterator[Callable[[str], str]]:
    """The name of a template that sqitch made: by bundle, on what that one stands on."""
    made = Databases(server)
    names: dict[str, str] = {}

    def named(bundle: str) -> str:
        if bundle not in names:
            below = None if bundle == "core" else named("core")
            database = made.create(below, f"sqitch_made_{bundle}")
            by_hand(database, bundle)
            database.close()
            names[bundle] = database.name
        return names[bundle]

    yield named
    made.drop_all()


@pytest.fixture
def sqitch_made(
    databases: Databases, templates_by_hand: Callable[[str], str]
) -> Callable[[str], Database]:
    """Makes databases of a kind that sqitch and psql deployed."""
    return lambda kind: databases.create(templates_by_hand(kind))


@pytest.fixture
def empty(databases: object) -> Callable[[], Database]:
    """Makes empty databases."""
    return databases.create  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def bundles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of sql/ and plpgsql/ that a test may edit; the installer reads it."""
    for folder in ("sql", "plpgsql"):
        shutil.copytree(files.SCHEMA / folder, tmp_path / folder)
    monkeypatch.setattr(files, "SCHEMA", tmp_path)
    yield tmp_path


__all__ = ["Server", "dump", "run"]
