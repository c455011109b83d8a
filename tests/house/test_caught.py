"""Rule: `when others` stands where foreign code is called and the diagnostics are stored, which is
in the job runner and round a handler of messages, and where rooms are asked how they are, since one
that can't tell must not hide the others; nowhere else.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from centralcloud.bundle.files import routines
from tests.house.files import SQL, shown
from tests.house.text import code

RUNNER = routines("core") / "scheduling" / "run_batch.sql"
HANDLER = routines("instance") / "link" / "try_handler.sql"
COLLECTORS = sorted((routines("core") / "monitoring").glob("collect_*.sql"))
_OTHERS = re.compile(r"\bwhen\b[^;]*?\bothers\b[^;]*?\bthen\b")
_KEPT = re.compile(r"\bget stacked diagnostics\b")


def test_others_are_caught_in_few_places() -> None:
    """Elsewhere a handler names what it expects."""
    catching = {p: t for p in SQL if _OTHERS.search(t := code(p.read_text()))}
    assert [shown(path) for path in catching if path not in (RUNNER, HANDLER, *COLLECTORS)] == []
    assert [shown(path) for path, text in catching.items() if not _KEPT.search(text)] == []


@pytest.mark.parametrize("path", [RUNNER, HANDLER], ids=shown)
def test_what_foreign_code_raises_is_caught_whole(path: Path) -> None:
    """`others` alone would miss a cancelled statement and a failed assertion."""
    caught = _OTHERS.search(code(path.read_text()))
    assert caught is not None
    assert {"query_canceled", "assert_failure"} <= set(caught[0].split())


@pytest.mark.parametrize("path", COLLECTORS, ids=shown)
def test_a_collector_can_be_cancelled(path: Path) -> None:
    """Who asks how things are may stop waiting for the answer."""
    caught = _OTHERS.search(code(path.read_text()))
    assert caught is not None
    assert "query_canceled" not in caught[0]
