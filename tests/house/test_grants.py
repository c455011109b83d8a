"""Rule: who may do what is what the grants screens say, no more and no less.

The screens (`plpgsql/<bundle>/grants.sql`) are read as text, the rights from the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from centralcloud.bundle.files import KINDS, routines
from tests.house.catalogue import OWNER, Catalogue
from tests.house.files import BUNDLES, ROOMS, Room
from tests.house.text import code, statements

#: (right, kind of object, object, role)
Grant = tuple[str, str, str, str]

OUTSIDE = ("centralcloud_instance", "centralcloud_reader")
ROLES = (*OUTSIDE, "public")
_GRANT = re.compile(
    r"grant (?P<rights>.+?) on (?:(?P<kind>schema|function|procedure|table|sequence) )?"
    r"(?P<objects>.+) to (?P<roles>[\w, ]+)"
)
_DATABASE = re.compile(r"'(grant [\w, ]+ on database %I to [\w, ]+)'")
#: What may be done, to whom it was granted, as the catalogue's access lists have it.
_GRANTED = """
    with lists (kind, name, owner, acl) as (
      select 'schema', n.nspname::text, n.nspowner, coalesce(n.nspacl, acldefault('n', n.nspowner))
      from pg_namespace as n
      where n.nspname = any (%(all)s)
      union all
      select 'function', p.oid::regprocedure::text, p.proowner,
        coalesce(p.proacl, acldefault('f', p.proowner))
      from pg_proc as p
      where p.pronamespace::regnamespace::text = any (%(all)s)
      union all
      select 'table', c.oid::regclass::text, c.relowner,
        coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's'::"char" else 'r' end,
          c.relowner))
      from pg_class as c
      where c.relnamespace::regnamespace::text = any (%(all)s)
        and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      union all
      select 'table', format('%%s (%%s)', c.oid::regclass, a.attname), c.relowner, a.attacl
      from pg_attribute as a
      join pg_class as c on c.oid = a.attrelid
      where c.relnamespace::regnamespace::text = any (%(all)s) and a.attacl is not null
      union all
      select 'foreign data wrapper', w.fdwname::text, w.fdwowner, w.fdwacl
      from pg_foreign_data_wrapper as w
      union all
      select 'foreign server', s.srvname::text, s.srvowner, s.srvacl
      from pg_foreign_server as s
    )
    select lower(x.privilege_type) as right, l.kind, l.name,
      coalesce(r.rolname::text, 'public') as role
    from lists as l
    cross join lateral aclexplode(l.acl) as x
    left join pg_roles as r on r.oid = x.grantee
    where x.grantee not in (l.owner, %(owner)s::regrole)
      -- pgmq shows its queues to PostgreSQL's monitoring role, which nobody here is a member of.
      and (l.name not similar to 'pgmq(.%%)?' or r.rolname is distinct from 'pg_monitor')
"""
_CAN = """
    select 'execute' as right, 'function' as kind, p.oid::regprocedure::text as name
    from pg_proc as p
    where p.pronamespace::regnamespace::text = any (%(all)s)
      and has_function_privilege(%(role)s, p.oid, 'execute')
    union all
    select lower(w.what), 'schema', n.nspname
    from pg_namespace as n
    cross join unnest(array['USAGE', 'CREATE']) as w (what)
    where n.nspname = any (%(all)s) and has_schema_privilege(%(role)s, n.oid, w.what)
    union all
    select lower(w.what), 'table', c.oid::regclass::text
    from pg_class as c
    cross join unnest(
      array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']
    ) as w (what)
    where c.relnamespace::regnamespace::text = any (%(all)s)
      and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and has_table_privilege(%(role)s, c.oid, w.what)
    union all
    select lower(w.what), 'table', c.oid::regclass::text
    from pg_class as c
    cross join unnest(array['SELECT', 'USAGE', 'UPDATE']) as w (what)
    where c.relnamespace::regnamespace::text = any (%(all)s) and c.relkind = 'S'
      and has_sequence_privilege(%(role)s, c.oid, w.what)
"""


@pytest.mark.parametrize("kind", KINDS)
def test_the_catalogue_says_what_the_screens_say(
    kind: str, catalogues: dict[str, Catalogue]
) -> None:
    """Every right that someone other than the owner was given, over rooms, pgmq and dblink."""
    catalogue = catalogues[kind]
    granted = {tuple(row) for row in catalogue.ask(_GRANTED, owner=OWNER)}
    assert granted == said(catalogue)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_role_can_do_what_it_was_given(
    kind: str, role: str, catalogues: dict[str, Catalogue]
) -> None:
    """What the role really can do, by whatever way the right would reach it; PUBLIC nothing."""
    catalogue = catalogues[kind]
    can = {(*row, role) for row in catalogue.ask(_CAN, role=role)}
    assert can == {grant for grant in said(catalogue) if grant[3] == role}


@pytest.mark.parametrize("kind", KINDS)
def test_a_database_is_entered_by_those_on_the_screen(
    kind: str, catalogues: dict[str, Catalogue]
) -> None:
    """PUBLIC may neither connect nor make temporary tables."""
    [row] = catalogues[kind].ask(
        """
        select array_agg((lower(x.privilege_type), coalesce(r.rolname, 'public'))::text) as granted
        from pg_database as d
        cross join lateral aclexplode(d.datacl) as x
        left join pg_roles as r on r.oid = x.grantee
        where d.datname = current_database() and x.grantee <> d.datdba
        """
    )
    screen = (routines("core") / "grants.sql").read_text()
    expected = [
        f"({right},{role})"
        for statement in _DATABASE.findall(screen)
        for right, _kind, _object, role in _parse(statement)
    ]
    assert sorted(row.granted) == sorted(expected)


@pytest.mark.parametrize("kind", KINDS)
def test_large_objects_and_advisory_locks_are_the_owners(
    kind: str, catalogues: dict[str, Catalogue]
) -> None:
    """Each of PostgreSQL's own functions for them, by the catalogue of this server."""
    rows = catalogues[kind].ask(
        r"""
        select p.oid::regprocedure::text as name,
          case when p.proname like '%%advisory%%' then 'advisory'
            when p.proname ~ '^lo(_|read|write)' then 'lo' else 'message' end as family,
          has_function_privilege('public', p.oid, 'execute') as public,
          has_function_privilege(%(owner)s, p.oid, 'execute') as owner,
          p.proname in ('lo_import', 'lo_export') as superusers
        from pg_proc as p
        where p.pronamespace = 'pg_catalog'::regnamespace
          and (p.proname ~ '^lo(_|read$|write$)' or p.proname like '%%advisory%%'
            or p.proname = 'pg_logical_emit_message')
        """,
        owner=OWNER,
    )
    assert [row.name for row in rows if row.public] == []
    assert [row.name for row in rows if row.owner == row.superusers] == []
    assert {row.family for row in rows} == {"lo", "advisory", "message"} and len(rows) > 40


@pytest.mark.parametrize("kind", KINDS)
def test_no_door_is_open(kind: str, catalogues: dict[str, Catalogue]) -> None:
    """As the pack tells it itself."""
    assert catalogues[kind].ask("select * from centralcloud.open_doors()") == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_owner_sees_the_server_and_changes_nothing_of_it(
    kind: str, catalogues: dict[str, Catalogue]
) -> None:
    """Of PostgreSQL's own roles it is a member of two that read; and it may read pg_hba.conf."""
    catalogue = catalogues[kind]
    roles = catalogue.ask(
        """
        select m.roleid::regrole::text as name from pg_auth_members as m
        where m.member = %(owner)s::regrole order by 1
        """,
        owner=OWNER,
    )
    assert [row.name for row in roles] == ["pg_read_all_settings", "pg_read_all_stats"]
    assert catalogue.ask("select * from monitoring.missing_rights()") == []


@pytest.mark.parametrize("bundle", BUNDLES)
def test_a_screen_gives_public_nothing(bundle: str) -> None:
    """Nor anybody but the two groups of the outside; the owner's members have it all."""
    text = (routines(bundle) / "grants.sql").read_text()
    on_databases = [grant for said in _DATABASE.findall(text) for grant in _parse(said)]
    assert {role for *_, role in [*_screen(bundle), *on_databases]} <= {OWNER, *OUTSIDE}


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_definers_are_what_the_outside_calls(room: Room, catalogues: dict[str, Catalogue]) -> None:
    """Security definer is exactly the functions granted to instances or readers."""
    catalogue = catalogues[room.kind]
    definers = {f.qualified for f in catalogue.functions if f.definer and f.schema == room.name}
    granted = {
        name.partition("(")[0].replace('"', "")
        for _right, kind, name, role in said(catalogue)
        if kind == "function" and role in OUTSIDE
    }
    assert definers == {name for name in granted if name.startswith(f"{room.name}.")}


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_the_owners(kind: str, catalogues: dict[str, Catalogue]) -> None:
    """Schemas, functions, tables, views, sequences and types of every room, and pgmq's."""
    rows = catalogues[kind].ask(
        """
        with owned (name, owner) as (
          select 'schema ' || nspname, nspowner from pg_namespace where nspname = any (%(ours)s)
          union all
          select oid::regprocedure::text, proowner from pg_proc
          where pronamespace::regnamespace::text = any (%(ours)s)
          union all
          select oid::regclass::text, relowner from pg_class
          where relnamespace::regnamespace::text = any (%(ours)s)
          union all
          select 'type ' || oid::regtype::text, typowner from pg_type
          where typnamespace::regnamespace::text = any (%(ours)s)
        )
        select name, owner::regrole::text from owned where owner <> %(owner)s::regrole
        """,
        owner=OWNER,
        ours=[*catalogues[kind].rooms, "pgmq"],
    )
    assert rows == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_will_be_made_is_closed_too(kind: str, catalogues: dict[str, Catalogue]) -> None:
    """A function that the owner makes later is nobody's until a screen says so."""
    connection = catalogues[kind].database.connection
    with connection.transaction(force_rollback=True):
        connection.execute(f"set local role {OWNER}")
        connection.execute("create function centralcloud.probe() returns int return 1")
        row = connection.execute(
            "select has_function_privilege('public', 'centralcloud.probe()', 'execute')"
        ).fetchone()
    assert row == (False,)


def test_nobody_connects_as_the_server(instance_catalogue: Catalogue) -> None:
    """`dblink_connect_u` skips the password of a user mapping; not even the owner may call it."""
    rows = instance_catalogue.ask(
        """
        select p.oid::regprocedure::text as name from pg_proc as p
        where p.proname = 'dblink_connect_u'
          and has_function_privilege(%(owner)s, p.oid, 'execute')
        """,
        owner=OWNER,
    )
    assert rows == []


def said(catalogue: Catalogue) -> set[Grant]:
    """What the screens of this kind of database give away, in the server's spelling."""
    return {
        (right, kind, _spelled(catalogue, kind, name), role)
        for bundle in KINDS[catalogue.kind]
        for right, kind, name, role in _screen(bundle)
        if role != OWNER
    }


@cache
def _screen(bundle: str) -> list[Grant]:
    """The grants of a screen, one per right, object and role."""
    text = (routines(bundle) / "grants.sql").read_text()
    given = [s for s in statements(text) if re.match(r"grant\b", code(s))]
    return [grant for statement in given for grant in _parse(statement)]


def _parse(statement: str) -> Iterator[Grant]:
    match = _GRANT.fullmatch(" ".join(statement.split()))
    assert match is not None, f"not understood: {statement}"
    kind = {"procedure": "function", "sequence": "table", None: "table"}.get(
        match["kind"], match["kind"]
    )
    for right in match["rights"].split(", "):
        for name in re.split(r", (?![^(]*\))", match["objects"]):
            for role in match["roles"].split(", "):
                yield right, str(kind), name, role


def _spelled(catalogue: Catalogue, kind: str, name: str) -> str:
    if kind != "function":
        return name
    [row] = catalogue.ask("select %(name)s::regprocedure::text as spelled", name=name)
    return str(row.spelled)
