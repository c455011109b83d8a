"""Runs the pgTAP files: `<room>/<function>/<behaviour>.sql`, one test each, its path its sentence.

A file opens a transaction, plans its assertions and rolls back, so all files of a bundle share one
database. `pytest tests/plpgsql -k "intake and send"` picks some.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from centralcloud.bundle.files import rooms
from tests.conftest import Database, Databases, Server

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*/*.sql"))
INSTANCE_ROOMS = set(rooms("instance"))


def _sentence(path: Path) -> str:
    return " ".join(path.relative_to(HERE).with_suffix("").parts).replace("_", " ")


@pytest.fixture(scope="session")
def shared(server: Server, templates: dict[str, str]) -> Iterator[dict[str, Database]]:
    """A database of each kind for all files."""
    made = Databases(server)
    yield {kind: made.create(template) for kind, template in templates.items()}
    made.drop_all()


@pytest.mark.parametrize("path", FILES, ids=_sentence)
def test_contract(path: Path, shared: dict[str, Database]) -> None:
    """Every line of TAP says ok, and there are as many as were planned."""
    room = path.relative_to(HERE).parts[0]
    database = shared["instance" if room in INSTANCE_ROOMS else "hub"]
    ran = subprocess.run(
        ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database.conninfo,
         "-f", path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    planned = re.search(r"^1\.\.(\d+)$", ran.stdout, re.MULTILINE)
    passed = re.findall(r"^ok \d+", ran.stdout, re.MULTILINE)
    assert ran.returncode == 0, f"{ran.stdout}\n{ran.stderr}"
    assert not re.search(r"^not ok", ran.stdout, re.MULTILINE), ran.stdout
    assert planned is not None and len(passed) == int(planned[1]) > 0, ran.stdout
