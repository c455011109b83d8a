"""Rule: a room names only the rooms that the map in plpgsql/README.md allows it.

Arrows come from two places: the names in a body, and the dependencies that the server keeps of
views, SQL-standard bodies, signatures, columns, foreign keys and triggers.
"""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

import pytest

from centralcloud.bundle.files import KINDS, SCHEMA
from tests.house.catalogue import Catalogue
from tests.house.files import ROOMS, rooms_of
from tests.house.text import running_code


class Arrow(NamedTuple):
    """Who names whom, as room.name; whether it reads or writes the rows of a table there."""

    source: str
    target: str
    opens_table: bool

    @property
    def rooms(self) -> tuple[str, str]:
        """From which room to which."""
        return self.source.partition(".")[0], self.target.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


_LINE = re.compile(r"^(\w+) +→ (.+)$", re.MULTILINE)
_NAME = re.compile(r"(\b(?:from|join|into|update|table|truncate)\s+)?(?<![\w.%])(\w+)\.(\w+)")
_DEPENDENCIES = """
    with named (classid, objid, name, is_table) as (
      select 'pg_proc'::regclass, p.oid, n.nspname || '.' || p.proname, false
      from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
      where n.nspname = any (%(rooms)s)
      union all
      select 'pg_class'::regclass, c.oid, n.nspname || '.' || c.relname, c.relkind in ('r', 'p')
      from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname = any (%(rooms)s)
      union all
      select 'pg_type'::regclass, t.oid, n.nspname || '.' || t.typname, false
      from pg_type as t join pg_namespace as n on n.oid = t.typnamespace
      where n.nspname = any (%(rooms)s)
      union all
      select 'pg_rewrite'::regclass, w.oid, n.nspname || '.' || c.relname, false
      from pg_rewrite as w
      join pg_class as c on c.oid = w.ev_class join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname = any (%(rooms)s)
      union all
      select 'pg_constraint'::regclass, k.oid, n.nspname || '.' || c.relname, false
      from pg_constraint as k
      join pg_class as c on c.oid = k.conrelid join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname = any (%(rooms)s)
      union all
      select 'pg_trigger'::regclass, g.oid, n.nspname || '.' || c.relname, false
      from pg_trigger as g
      join pg_class as c on c.oid = g.tgrelid join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname = any (%(rooms)s) and not g.tgisinternal
      union all
      select 'pg_attrdef'::regclass, a.oid, n.nspname || '.' || c.relname, false
      from pg_attrdef as a
      join pg_class as c on c.oid = a.adrelid join pg_namespace as n on n.oid = c.relnamespace
      where n.nspname = any (%(rooms)s)
    )
    select a.name as source, b.name as target,
      bool_or(
        b.is_table and d.refclassid = 'pg_class'::regclass
        and d.classid <> 'pg_constraint'::regclass
      ) as opens_table
    from pg_depend as d
    join named as a using (classid, objid)
    join named as b on (b.classid, b.objid) = (d.refclassid, d.refobjid)
    where split_part(a.name, '.', 1) <> split_part(b.name, '.', 1)
    group by a.name, b.name
"""


def _map() -> dict[str, list[str]]:
    text = (SCHEMA / "plpgsql" / "README.md").read_text()
    chapter = text.partition("## Who may name whom")[2].partition("\n## ")[0]
    return {source: targets.split(", ") for source, targets in _LINE.findall(chapter)}


ALLOWED = _map()
PAIRS = sorted(
    {
        (source.name, target.name)
        for kind in KINDS
        for source, target in product(rooms_of(kind), repeat=2)
        if source != target
    }
)


@pytest.mark.parametrize(("source", "target"), PAIRS, ids=[f"{a} to {b}" for a, b in PAIRS])
def test_an_arrow_is_on_the_map(source: str, target: str, arrows: set[Arrow]) -> None:
    """A room that is not on the map's line is not named."""
    found = {str(arrow) for arrow in arrows if arrow.rooms == (source, target)}
    assert is_allowed(source, target) or found == set()


@pytest.mark.parametrize(("source", "target"), PAIRS, ids=[f"{a} to {b}" for a, b in PAIRS])
def test_a_table_is_its_rooms(source: str, target: str, arrows: set[Arrow]) -> None:
    """Another room goes through functions or views. It may point a foreign key there."""
    opened = {str(a) for a in arrows if a.rooms == (source, target) and a.opens_table}
    assert opened == set()


def test_the_map_names_rooms() -> None:
    """Each word on it is a room, or everyone."""
    names = {room.name for room in ROOMS}
    assert {"everyone", *names} >= ALLOWED.keys()
    assert names.issuperset(target for targets in ALLOWED.values() for target in targets)


def test_the_map_has_no_circle() -> None:
    """Rooms stand on each other: whoever reads one needs those below it, and no more."""
    left = {source: set(targets) for source, targets in ALLOWED.items() if source != "everyone"}
    while free := {source for source in left if not left[source] & left.keys()}:
        left = {source: targets for source, targets in left.items() if source not in free}
    assert left == {}


def is_allowed(source: str, target: str) -> bool:
    """Whether the map has the arrow. What everyone stands on, each stands on those before it."""
    ground = ALLOWED["everyone"]
    below = ground[: ground.index(source)] if source in ground else ground
    return target in (*below, *ALLOWED.get(source, []))


@pytest.fixture(scope="module")
def arrows(catalogues: dict[str, Catalogue]) -> set[Arrow]:
    """Every arrow between two rooms."""
    found: set[Arrow] = set()
    for catalogue in catalogues.values():
        found |= {Arrow(*row) for row in catalogue.ask(_DEPENDENCIES)}
        found |= _named_in_bodies(catalogue)
    return found


def _named_in_bodies(catalogue: Catalogue) -> set[Arrow]:
    objects, tables = catalogue.objects, catalogue.tables
    return {
        Arrow(function.qualified, target, bool(opens) and target in tables)
        for function in catalogue.functions
        for opens, room, name in _NAME.findall(running_code(function.source))
        if room != function.schema and (target := f"{room}.{name}") in objects
    }
