"""Rule: `when others` stands in the job runner, which stores the diagnostics, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from centralcloud.bundle.files import routines
from tests.house.files import SQL, shown
from tests.house.text import code

RUNNER = routines("core") / "scheduling" / "run_batch.sql"
_OTHERS = re.compile(r"\bwhen\b[^;]*?\bothers\b[^;]*?\bthen\b")
_KEPT = re.compile(r"\bget stacked diagnostics\b")


@pytest.mark.parametrize("path", SQL, ids=shown)
def test_others_are_caught_by_the_runner_only(path: Path) -> None:
    """Elsewhere a handler names what it expects."""
    text = code(path.read_text())
    if _OTHERS.search(text):
        assert path == RUNNER
        assert _KEPT.search(text)


def test_the_runner_catches_everything() -> None:
    """`others` alone would miss a cancelled statement and a failed assertion."""
    caught = _OTHERS.search(code(RUNNER.read_text()))
    assert caught is not None
    assert {"query_canceled", "assert_failure"} <= set(caught[0].split())
