"""Rule: everything says what it is, in the catalogue, where psql shows it."""

from __future__ import annotations

import pytest

from tests.house.catalogue import Catalogue
from tests.house.files import FILES, ROOMS, Room
from tests.house.text import code


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_a_schema_is_commented(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """What lives in the room."""
    [row] = catalogues[room.kind].ask(
        "select obj_description(%(schema)s::regnamespace, 'pg_namespace') as comment",
        schema=room.name,
    )
    assert row.comment


def test_a_function_file_comments_what_it_makes() -> None:
    """The contract stands under the body: what, units, returns, raises."""
    made = [(file, kind, name) for file in FILES for kind, name in file.makes]
    silent = [f for f, kind, name in made if f"comment on {kind} {name}" not in code(f.text)]
    assert [str(file) for file in silent] == []


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_functions_are_commented(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """Functions and procedures."""
    functions = catalogues[room.kind].functions
    assert [f.qualified for f in functions if f.schema == room.name and not f.comment] == []


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_relations_are_commented(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """Tables, views and composite types; a sequence speaks through its column."""
    silent = [r for r in catalogues[room.kind].relations if r.kind != "S" and not r.comment]
    assert [r.qualified for r in silent if r.schema == room.name] == []


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_columns_are_commented(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """Columns of tables, views and composite types, with their units."""
    columns = catalogues[room.kind].columns
    silent = [f"{c.relation}.{c.name}" for c in columns if not c.comment]
    assert [name for name in silent if name.startswith(f"{room.name}.")] == []


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_types_are_commented(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """Domains, enums and ranges."""
    rows = catalogues[room.kind].ask(
        """
        select t.oid::regtype::text as name from pg_type as t
        where t.typnamespace = %(schema)s::regnamespace and t.typtype in ('d', 'e', 'r')
          and obj_description(t.oid, 'pg_type') is null
        """,
        schema=room.name,
    )
    assert [row.name for row in rows] == []
