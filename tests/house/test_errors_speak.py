"""Rule: an error has three parts: the fact, the rule behind it (detail), the next action (hint)."""

from __future__ import annotations

import re

import pytest

from tests.house.files import CALLABLE, RoutineFile
from tests.house.text import code, statements

RAISING = [file for file in CALLABLE if re.search(r"\braise exception\b", code(file.text))]


@pytest.mark.parametrize("file", RAISING, ids=str)
def test_an_exception_has_code_detail_and_hint(file: RoutineFile) -> None:
    """Each `raise exception` names its errcode, detail and hint."""
    raised = [
        found[0]
        for statement in statements(file.text)
        if (found := re.search(r"\braise exception\b.*", statement, re.DOTALL))
    ]
    incomplete = [
        text
        for text in raised
        for part in ("errcode", "detail", "hint")
        if not re.search(rf"\b{part}\s*=", text)
    ]
    assert incomplete == []
