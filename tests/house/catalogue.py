"""The house as PostgreSQL holds it: every question is asked once a session."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from psycopg.rows import namedtuple_row

from tests.conftest import Database
from tests.house.files import rooms_of

OWNER = "centralcloud_owner"
#: Schemas that are no rooms, and nobody's business but the owner's.
FOREIGN = ("pgmq", "dblink")


@dataclass(frozen=True)
class Function:
    """A function or procedure."""

    oid: int
    schema: str
    name: str
    arguments: str
    kind: str
    language: str
    owner: str
    definer: bool
    settings: list[str]
    body: str
    parsed_body: str | None
    returns: str
    parameters: list[str]
    comment: str | None

    @property
    def qualified(self) -> str:
        """`room.name`."""
        return f"{self.schema}.{self.name}"

    @property
    def source(self) -> str:
        """The body, as written or as the server parsed it."""
        return self.parsed_body or self.body


@dataclass(frozen=True)
class Relation:
    """A table, view, sequence or composite type."""

    oid: int
    schema: str
    name: str
    kind: str
    owner: str
    comment: str | None

    @property
    def qualified(self) -> str:
        """`room.name`."""
        return f"{self.schema}.{self.name}"


@dataclass(frozen=True)
class Column:
    """A column of a table, view or composite type."""

    relation: str
    name: str
    type: str
    kind: str
    comment: str | None


class Catalogue:
    """What one installed database holds of the house."""

    def __init__(self, database: Database, kind: str) -> None:
        """`kind`: hub or instance."""
        self.database = database
        self.kind = kind
        self.rooms = [room.name for room in rooms_of(kind)]
        # With nothing on the path, everything the server prints is qualified.
        database.connection.execute("set search_path = ''")

    def ask(self, question: str, **params: Any) -> list[Any]:
        """Rows with named fields; `%(rooms)s` is the array of rooms, `%(all)s` has FOREIGN too."""
        names = {"rooms": self.rooms, "all": [*self.rooms, *FOREIGN], **params}
        with self.database.connection.cursor(row_factory=namedtuple_row) as cursor:
            return cursor.execute(question, names).fetchall()

    @cached_property
    def functions(self) -> list[Function]:
        """Functions and procedures in rooms."""
        rows = self.ask("""
            select p.oid, n.nspname, p.proname, pg_get_function_identity_arguments(p.oid),
              p.prokind::text, l.lanname, p.proowner::regrole::text, p.prosecdef,
              coalesce(p.proconfig, '{}'), p.prosrc, pg_get_function_sqlbody(p.oid),
              p.prorettype::regtype::text,
              array(
                select a.name from unnest(p.proargnames) with ordinality as a (name, position)
                where coalesce(p.proargmodes[a.position], 'i') in ('i', 'b', 'v')
                order by a.position
              ),
              obj_description(p.oid, 'pg_proc')
            from pg_proc as p
            join pg_namespace as n on n.oid = p.pronamespace
            join pg_language as l on l.oid = p.prolang
            where n.nspname = any (%(rooms)s)
            order by n.nspname, p.proname
        """)
        return [Function(*row) for row in rows]

    def function(self, qualified: str) -> Function:
        """The one of that name."""
        found = [function for function in self.functions if function.qualified == qualified]
        assert found, f"{qualified} is not in an installed {self.kind}"
        return found[0]

    @cached_property
    def relations(self) -> list[Relation]:
        """Tables, views, sequences and composite types in rooms."""
        rows = self.ask("""
            select c.oid, n.nspname, c.relname, c.relkind::text, c.relowner::regrole::text,
              coalesce(
                obj_description(c.oid, 'pg_class'),
                obj_description(nullif(c.reltype, 0), 'pg_type')
              )
            from pg_class as c
            join pg_namespace as n on n.oid = c.relnamespace
            where n.nspname = any (%(rooms)s) and c.relkind in ('r', 'p', 'v', 'm', 'c', 'S', 'f')
            order by n.nspname, c.relname
        """)
        return [Relation(*row) for row in rows]

    @cached_property
    def columns(self) -> list[Column]:
        """Columns of tables, views and composite types in rooms."""
        rows = self.ask("""
            select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
              c.relkind::text, col_description(c.oid, a.attnum)
            from pg_attribute as a
            join pg_class as c on c.oid = a.attrelid
            join pg_namespace as n on n.oid = c.relnamespace
            where n.nspname = any (%(rooms)s) and c.relkind in ('r', 'p', 'v', 'm', 'c')
              and a.attnum > 0 and not a.attisdropped
            order by 1, a.attnum
        """)
        return [Column(*row) for row in rows]

    @property
    def objects(self) -> set[str]:
        """`room.name` of everything a body can name."""
        functions = {function.qualified for function in self.functions}
        return functions | {relation.qualified for relation in self.relations}

    @property
    def tables(self) -> set[str]:
        """`room.name` of every table."""
        return {item.qualified for item in self.relations if item.kind in "rpf"}
