"""Rule: plpgsql_check has nothing to say: no error, no warning, nothing unused, no injection."""

from __future__ import annotations

import re
from typing import Any

import psycopg
import pytest

from tests.house.catalogue import Catalogue, Function
from tests.house.files import CALLABLE, RoutineFile
from tests.house.text import code

Session = psycopg.Connection[Any]

#: Bodies that run a statement which another function of the room put together, with %I and %L.
TRUSTED = {"scheduling.sync_jobs", "scheduling.mend_entries", "link.join"}
PLPGSQL = [file for file in CALLABLE if file.language == "plpgsql"]
_OPENS = re.compile(r"\bcreate temp(orary)? table\b")
_TRIGGERED = """
    select g.tgrelid as oid from pg_trigger as g where g.tgfoid = %(function)s
"""
_CHECK = """
    select lineno, level, sqlstate, message, detail, hint, query
    from public.plpgsql_check_function_tb(
      %s::oid, %s, fatal_errors => false, other_warnings => true, extra_warnings => true,
      security_warnings => %s, performance_warnings => false
    )
    -- Here it says itself that it could not look.
    where detail is distinct from 'cannot to determine result of dynamic SQL'
"""


@pytest.fixture(scope="module")
def sessions(catalogues: dict[str, Catalogue]) -> dict[str, Session]:
    """A session per kind of database, in which every temporary table that a body uses is open."""
    opened = {}
    for kind, catalogue in catalogues.items():
        opened[kind] = catalogue.database.connect()
        for function in catalogue.functions:
            if _OPENS.search(code(function.body)) and not function.arguments:
                opened[kind].execute(f"select {function.qualified}()")
    return opened


@pytest.mark.parametrize("file", PLPGSQL, ids=str)
def test_a_body_is_clean(
    file: RoutineFile,
    catalogues: dict[str, Catalogue],
    sessions: dict[str, Session],
) -> None:
    """Not a row; a trigger function is checked on every table that calls it."""
    catalogue = catalogues[file.room.kind]
    function = catalogue.function(file.qualified)
    relations = _relations(catalogue, function)
    assert relations, "a trigger function that no trigger calls"
    session = sessions[file.room.kind]
    is_suspect = function.qualified not in TRUSTED
    found = [
        row for oid in relations for row in session.execute(_CHECK, [function.oid, oid, is_suspect])
    ]
    assert found == []


def _relations(catalogue: Catalogue, function: Function) -> list[int]:
    if function.returns != "trigger":
        return [0]
    return [row.oid for row in catalogue.ask(_TRIGGERED, function=function.oid)]
