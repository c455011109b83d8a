"""Rule: no test says how fast a machine is; `tests/waiting.py` alone knows for how long to wait."""

from __future__ import annotations

import re

from tests.house.files import ROOT, shown

#: A bench tells how fast a machine is: that is what it is for.
TESTS = [path for path in (ROOT / "tests").rglob("*.py") if "bench" not in path.parts]
_SECONDS = re.compile(
    r"\b(?:wait|join|result|communicate|settimeout)\(\d|\btimeout=\d"
    r"|\b(?:monotonic|perf_counter|time)\(\) (?:\+ \d|- \w+ <)"
)


def test_a_number_of_seconds_bounds_nothing() -> None:
    """Neither for how long something is waited for, nor what it may take."""
    found = [(shown(path), at[0]) for path in TESTS for at in _SECONDS.finditer(path.read_text())]
    assert found == []
