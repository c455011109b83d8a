"""Rule: `when others` stands in the job runner, which stores the diagnostics, and where rooms are
asked how they are, since one that can't tell must not hide the others; nowhere else.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from centralcloud.bundle.files import routines
from tests.house.files import SQL, shown
from tests.house.text import code

RUNNER = routines("core") / "scheduling" / "run_batch.sql"
COLLECTORS = sorted((routines("core") / "monitoring").glob("collect_*.sql"))
_OTHERS = re.compile(r"\bwhen\b[^;]*?\bothers\b[^;]*?\bthen\b")
_KEPT = re.compile(r"\bget stacked diagnostics\b")


@pytest.mark.parametrize("path", SQL, ids=shown)
def test_others_are_caught_in_few_places(path: Path) -> None:
    """Elsewhere a handler names what it expects."""
    text = code(path.read_text())
    if _OTHERS.search(text):
        assert path in (RUNNER, *COLLECTORS)
        assert _KEPT.search(text)


def test_the_runner_catches_everything() -> None:
    """`others` alone would miss a cancelled statement and a failed assertion."""
    caught = _OTHERS.search(code(RUNNER.read_text()))
    assert caught is not None
    assert {"query_canceled", "assert_failure"} <= set(caught[0].split())


@pytest.mark.parametrize("path", COLLECTORS, ids=shown)
def test_a_collector_can_be_cancelled(path: Path) -> None:
    """Who asks how things are may stop waiting for the answer."""
    caught = _OTHERS.search(code(path.read_text()))
    assert caught is not None
    assert "query_canceled" not in caught[0]
