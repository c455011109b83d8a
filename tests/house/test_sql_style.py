"""Rule: SQL reads the same everywhere: at most 100 columns, lowercase, no tabs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.house.files import PGTAP, SQL, shown
from tests.house.text import code, numbered

EVERY = [*SQL, *sorted(PGTAP.glob("**/*.sql"))]
_LOUD = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|GROUP|ORDER|CREATE|ALTER|DROP|BEGIN|END|IF"
    r"|THEN|ELSE|LOOP|RETURN|RETURNS|RAISE|DECLARE|AND|OR|NOT|NULL|AS)\b"
)


def test_a_line_fits() -> None:
    """At most 100 columns, spaces only, and none at the end."""
    assert [place for place, line in _lines(str) if len(line) > 100] == []
    assert [place for place, line in _lines(str) if "\t" in line or line != line.rstrip()] == []


def test_a_file_ends_with_its_last_line() -> None:
    """One newline, and no empty line before it."""
    texts = {path: path.read_text() for path in EVERY}
    ends = {path: text.endswith("\n") and not text.endswith("\n\n") for path, text in texts.items()}
    assert [shown(path) for path, is_well in ends.items() if not is_well] == []


def test_keywords_are_lowercase() -> None:
    """Outside comments and strings."""
    assert [(place, line) for place, line in _lines(code) if _LOUD.search(line)] == []


def test_nothing_is_asserted_by_a_division_by_zero() -> None:
    """What is missing is said in words."""
    by_zero = re.compile(r"\d\s*/\s*0(\.0)?\b(?!\.)")
    assert [shown(path) for path in SQL if by_zero.search(code(path.read_text()))] == []


def _lines(of: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """`file:line` and the line itself, of every file's text as `of` has it."""
    for path in EVERY:
        for number, line in numbered(of(path.read_text())):
            yield f"{shown(path)}:{number}", line
