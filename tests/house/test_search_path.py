"""Rule: no body can be led astray by the caller's search_path.

Either the function sets it to nothing, or its body is SQL-standard, whose names were resolved when
it was created. Only a procedure that commits has neither, since PostgreSQL forbids it there: it is
known by the `commit` in its body, or in that of a procedure it calls, and is no security definer.
"""

from __future__ import annotations

import re

import pytest

from tests.house.catalogue import Catalogue, Function
from tests.house.files import CALLABLE, RoutineFile
from tests.house.text import code


@pytest.mark.parametrize("file", CALLABLE, ids=str)
def test_a_body_names_its_rooms(file: RoutineFile, catalogues: dict[str, Catalogue]) -> None:
    """`set search_path = ''`, or `return …` / `begin atomic`, or a procedure that commits."""
    catalogue = catalogues[file.room.kind]
    function = catalogue.function(file.qualified)
    assert _sets_no_path(function) or _is_parsed(function) or _commits(catalogue, function)


@pytest.mark.parametrize("file", CALLABLE, ids=str)
def test_a_definer_has_an_empty_path(file: RoutineFile, catalogues: dict[str, Catalogue]) -> None:
    """A security definer without one could be made to run its caller's functions as the owner."""
    function = catalogues[file.room.kind].function(file.qualified)
    assert not function.definer or _sets_no_path(function) or _is_parsed(function)


def _sets_no_path(function: Function) -> bool:
    return 'search_path=""' in function.settings


def _is_parsed(function: Function) -> bool:
    return function.parsed_body is not None


def _commits(catalogue: Catalogue, function: Function) -> bool:
    if function.kind != "p":
        return False
    body = code(function.body)
    called = re.findall(r"\bcall (\w+\.\w+)", body)
    return re.search(r"\bcommit\b", body) is not None or any(
        _commits(catalogue, catalogue.function(name)) for name in called
    )
