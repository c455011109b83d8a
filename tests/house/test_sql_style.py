"""Rule: SQL reads the same everywhere: at most 100 columns, lowercase, no tabs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.files import PGTAP, SQL, shown
from tests.house.text import code, numbered

EVERY = [*SQL, *sorted(PGTAP.glob("**/*.sql"))]
_LOUD = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|GROUP|ORDER|CREATE|ALTER|DROP|BEGIN|END|IF"
    r"|THEN|ELSE|LOOP|RETURN|RETURNS|RAISE|DECLARE|AND|OR|NOT|NULL|AS)\b"
)


@pytest.mark.parametrize("path", EVERY, ids=shown)
def test_a_line_fits(path: Path) -> None:
    """At most 100 columns, spaces only, none at the end, and a last newline."""
    text = path.read_text()
    assert [n for n, line in numbered(text) if len(line) > 100] == []
    assert [n for n, line in numbered(text) if "\t" in line or line != line.rstrip()] == []
    assert text.endswith("\n") and not text.endswith("\n\n")


@pytest.mark.parametrize("path", EVERY, ids=shown)
def test_keywords_are_lowercase(path: Path) -> None:
    """Outside comments and strings."""
    loud = [(n, line) for n, line in numbered(code(path.read_text())) if _LOUD.search(line)]
    assert loud == []


@pytest.mark.parametrize("path", SQL, ids=shown)
def test_nothing_is_asserted_by_a_division_by_zero(path: Path) -> None:
    """What is missing is said in words."""
    assert not re.search(r"\d\s*/\s*0(\.0)?\b(?!\.)", code(path.read_text()))
