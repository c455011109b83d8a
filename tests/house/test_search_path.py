"""Rule: no body can be led astray by the caller's search_path.

Either the function sets it to nothing, or its body is SQL-standard, whose names were resolved when
it was created. Only a procedure that commits has neither, since PostgreSQL forbids it there: it is
known by the `commit` in its body, or in that of a procedure it calls, and is no security definer.
"""

from __future__ import annotations

import re

import pytest

from tests.house.catalogue import Catalogue, Function
from tests.house.files import ROOMS, Room
from tests.house.text import code


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_body_names_its_rooms(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """`set search_path = ''`, or `return …` / `begin atomic`, or a procedure that commits."""
    catalogue = catalogues[room.kind]
    led = [f for f in _functions(catalogue, room) if not (_is_safe(f) or _commits(catalogue, f))]
    assert [function.qualified for function in led] == []


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_definer_has_an_empty_path(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """A security definer without one could be made to run its caller's functions as the owner."""
    definers = [f for f in _functions(catalogues[room.kind], room) if f.definer]
    assert [function.qualified for function in definers if not _is_safe(function)] == []


def _functions(catalogue: Catalogue, room: Room) -> list[Function]:
    return [function for function in catalogue.functions if function.schema == room.name]


def _is_safe(function: Function) -> bool:
    return 'search_path=""' in function.settings or function.parsed_body is not None


def _commits(catalogue: Catalogue, function: Function) -> bool:
    if function.kind != "p":
        return False
    body = code(function.body)
    called = re.findall(r"\bcall (\w+\.\w+)", body)
    return re.search(r"\bcommit\b", body) is not None or any(
        _commits(catalogue, catalogue.function(name)) for name in called
    )
