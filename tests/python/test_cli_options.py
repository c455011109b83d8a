"""Options that mean nothing beside, or without, another: refused, never silently ignored."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from centralcloud.cli import cli

ALONE = [
    (("tick", "--every", "60"), "--every goes with --loop."),
    (("worker", "--once", "--grace", "1"), "--grace is for a worker that runs until stopped."),
    (("worker", "--until-idle", "--grace", "0"), "--grace is for a worker that runs until"),
    (("worker", "--once", "--until-idle"), "--once and --until-idle do not go together."),
    (("metrics", "--example", "alerts", "--listen", "9187"), "--example and --listen do not go"),
    (("demo", "--reset", "--codebase", "."), "--reset and --codebase do not go together."),
    (("diff", "1", "2", "--language", "rust"), "--language and --kind choose what OLD or NEW"),
    (("diff", "1", "2", "--kind", ""), "--language and --kind choose what OLD or NEW"),
    (("knowledge", "load", "--checkout"), "--checkout goes with FOLDER."),
]


@pytest.mark.parametrize(("arguments", "said"), ALONE)
def test_what_would_be_ignored_is_refused(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    """Before anything is connected to."""
    nowhere = {"CENTRALCLOUD_DATABASE": "host=/nowhere", "CENTRALCLOUD_HOME": str(tmp_path)}
    result = CliRunner().invoke(cli, arguments, env=nowhere)
    assert result.exit_code == 2, result.output
    assert said in " ".join(result.output.split())
