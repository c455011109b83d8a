"""The demo, as typed: it says what happened, with a real pg_cron, and hides nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from centralcloud.cluster.private import Cluster

MAIN = (sys.executable, "-c", "from centralcloud.cli import main; main()")
CODE = """\
def read(path):
    with open(path) as file:
        return [line for line in file if line]
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder for the cluster and small code bases; what runs in it is stopped."""
    # Not in memory, where a hook of git's may not run.
    with tempfile.TemporaryDirectory(prefix="cc-", dir="/tmp") as folder:
        root = Path(folder)
        root.chmod(0o755)
        for name in ("shop", "bank", "port"):
            (root / name).mkdir()
            (root / name / "code.py").write_text(CODE)
        yield root
        Cluster(root / "home", lambda _line: None).destroy()


def demo(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, in that folder."""
    return subprocess.run(
        [*MAIN, "demo", *arguments],
        env={**os.environ, "CENTRALCLOUD_HOME": str(place / "home"), "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=False,
    )


def of(place: Path, *names: str) -> list[str]:
    """--codebase for each."""
    return [word for name in names for word in ("--codebase", str(place / name))]


@pytest.mark.cron
@pytest.mark.once
def test_it_goes_the_whole_way_and_tells_what_is_lost(place: Path) -> None:
    """From code and use to a commit that all hold; a repository that vanished is no success."""
    whole = demo(place, *of(place, "shop", "bank", "port"))
    assert whole.returncode == 0, whole.stderr
    assert "List comprehension" in whole.stdout
    assert "entered" in whole.stdout
    assert "release/notes goes: 177 of 180 uses succeeded" in whole.stdout
    assert "Learned: 1 artifact" in whole.stdout
    assert whole.stdout.count("patterns_updated") == 3
    assert whole.stdout.count("aggregated_learning") == 3
    assert "centralcloud:singularity-1:exchange" in whole.stdout

    (place / "home" / "templates_data.git").rename(place / "elsewhere.git")
    lost = demo(place, *of(place, "shop", "bank"))
    assert lost.returncode == 1
    assert "templates_data.git is gone" in lost.stderr
    assert "Traceback" not in lost.stderr
    assert not (place / "home" / "templates_data.git").exists()

    (place / "elsewhere.git").rename(place / "home" / "templates_data.git")
    hook = place / "home" / "templates_data.git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    for name in ("shop", "bank"):
        (place / name / "code.py").write_text("seen = any(row for row in rows)\n")
    refused = demo(place, *of(place, "shop", "bank"))
    assert refused.returncode == 1
    assert "a task of hub failed" in refused.stderr
    # Its next try is not due yet, however slow this machine: that is no success either.
    with psycopg.connect(Cluster(place / "home").conninfo()) as hub:
        hub.execute("update scheduling.tasks set due_at = due_at + '1 hour' where state = 'queued'")
    waiting = demo(place, *of(place, "shop", "bank"))
    assert waiting.returncode == 1
    assert "pattern_sync templates_data of hub is not done" in waiting.stderr


def test_a_code_base_that_is_not_there_is_told(place: Path) -> None:
    """Before anything is made."""
    refused = demo(place, *of(place, "nope"))
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"error: {place}/nope is no folder\n")
    assert not (place / "home").exists()


def test_somebody_elses_cluster_is_left_alone(place: Path) -> None:
    """Neither filled nor removed."""
    Cluster(place / "home", lambda _line: None).start()
    for arguments in (of(place, "shop"), ["--reset"]):
        refused = demo(place, *arguments)
        assert refused.returncode == 1
        assert "that the demo did not make" in refused.stderr
    assert Cluster(place / "home", lambda _line: None).is_running()
