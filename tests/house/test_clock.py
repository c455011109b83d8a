"""Rule: the time is `centralcloud.clock()`, so that a test can set it in every session."""

from __future__ import annotations

import re

from centralcloud.bundle.files import routines
from tests.house.files import SQL, shown
from tests.house.text import code

#: The clock itself, and what sets it.
CLOCKS = {
    routines("core") / "centralcloud" / f"{name}.sql"
    for name in ("clock", "freeze_clock", "shift_clock", "release_clock")
}
_BARE = re.compile(
    r"\b(now|clock_timestamp|transaction_timestamp|statement_timestamp|timeofday)\s*\("
    r"|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b"
)


def test_nothing_reads_another_clock() -> None:
    """No `now()` and none of its relatives, outside the clock's own files."""
    found = [
        (shown(path), bare[0])
        for path in SQL
        if path not in CLOCKS
        for bare in _BARE.finditer(code(path.read_text()))
    ]
    assert found == []
