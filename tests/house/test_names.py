"""Rule: names tell what they are: `p_` for parameters, `*_at` for moments, sentences for checks."""

from __future__ import annotations

import re

import pytest

from tests.house.catalogue import Catalogue
from tests.house.files import CALLABLE, ROOMS, Room
from tests.house.text import code

_DECLARED = re.compile(r"\bdeclare\b(.*?)\bbegin\b", re.DOTALL)


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_parameter_begins_with_p(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """So that it can't be taken for a column."""
    functions = [f for f in catalogues[room.kind].functions if f.schema == room.name]
    named = [(function.qualified, name) for function in functions for name in function.parameters]
    assert [(function, name) for function, name in named if not name.startswith("p_")] == []


def test_a_variable_begins_with_v() -> None:
    """Likewise."""
    declared = [
        (str(file), name)
        for file in CALLABLE
        for block in _DECLARED.findall(code(file.text))
        for name in re.findall(r"(?:^|;)\s*(\w+)\s+[^;]+(?=;)", block)
    ]
    assert [(file, name) for file, name in declared if not name.startswith("v_")] == []


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_moment_has_a_zone(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """`*_at` is a timestamptz, and no time is without its zone."""
    wrong = [
        f"{column.relation}.{column.name} {column.type}"
        for column in catalogues[room.kind].columns
        if column.relation.startswith(f"{room.name}.")
        and (
            column.type.endswith("without time zone")
            or (column.name.endswith("_at") and column.type != "timestamp with time zone")
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_check_is_a_sentence(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """`message_body_is_object`, not the name that PostgreSQL would give."""
    rows = catalogues[room.kind].ask(
        r"""
        select k.conrelid::regclass || ': ' || k.conname as name
        from pg_constraint as k
        where k.connamespace = %(schema)s::regnamespace and k.contype = 'c'
          and k.conname ~ '_check\d*$'
        """,
        schema=room.name,
    )
    assert [row.name for row in rows] == []
