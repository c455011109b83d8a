"""pgmq, from its PyPI package: an extension where the server offers it, else its SQL.

The package carries the SQL of one pgmq version; nothing of it is copied into this project. An
older one is brought to it in one transaction with every message kept: `pgmq_upgrade.sql` makes room
for the new SQL, run by us or by the extension's update script, which is made of the same two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from centralcloud.database import Row, run_script
from centralcloud.errors import CentralCloudError
from centralcloud.versions import numbers

_CONTROL = """\
comment = 'Message queues'
default_version = '{version}'
schema = 'pgmq'
relocatable = false
superuser = false
"""
#: An update goes from each of them to the version called `older`, and from there to the package's:
#: one script for all, since it reads what is there.
RELEASES = (
    "1.0.0", "1.1.0", "1.1.1", "1.2.0", "1.2.1", "1.3.0", "1.3.1", "1.3.2", "1.3.3", "1.4.0",
    "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.5.0", "1.5.1", "1.6.0", "1.6.1", "1.7.0",
    "1.8.0", "1.8.1", "1.9.0", "1.10.0", "1.10.1", "1.11.0", "1.11.1", "1.12.0", "1.13.0",
)  # fmt: skip
_STEP = "-- What update from {version} needs is in pgmq--older--{target}.sql.\n"
_CREATES = re.compile(r'^create (?:or replace )?function pgmq\."?(\w+)"?\s*\(', re.I | re.M)
#: A queue in use gives its lock after a moment; one that a session keeps is not waited for.
_LOCK_SECONDS = 30

#: What in pgmq's schema is not the owner's, as statements that make it so. A sequence follows its
#: table, a table's row type too.
_FOREIGN = """
    select format('alter schema %I owner to centralcloud_owner', n.nspname)
    from pg_namespace as n
    where n.nspname = 'pgmq' and n.nspowner <> 'centralcloud_owner'::regrole
    union all
    select format('alter routine %s owner to centralcloud_owner', p.oid::regprocedure)
    from pg_proc as p
    where p.pronamespace = 'pgmq'::regnamespace and p.proowner <> 'centralcloud_owner'::regrole
    union all
    select format('alter table %s owner to centralcloud_owner', c.oid::regclass)
    from pg_class as c
    where c.relnamespace = 'pgmq'::regnamespace and c.relkind in ('r', 'p', 'v')
      and c.relowner <> 'centralcloud_owner'::regrole
    union all
    select format('alter type %s owner to centralcloud_owner', t.oid::regtype)
    from pg_type as t
    join pg_class as c on c.oid = t.typrelid and c.relkind = 'c'
    where t.typnamespace = 'pgmq'::regnamespace and t.typowner <> 'centralcloud_owner'::regrole
"""


@dataclass(frozen=True)
class Pgmq:
    """The pgmq of a database, and the version that an upgrade would bring."""

    mode: str
    #: None: put in by hand, and not what the package holds.
    version: str | None
    offered: str

    @property
    def is_older(self) -> bool:
        """Whether an upgrade would bring something."""
        return self.version is None or numbers(self.version) < numbers(self.offered)

    @property
    def is_newer(self) -> bool:
        """Whether this package is behind."""
        return self.version is not None and numbers(self.version) > numbers(self.offered)

    def __str__(self) -> str:
        how = "an extension" if self.mode == "extension" else "SQL"
        return f"pgmq {self.version or 'of an unknown version'}, as {how}"


def package_sql() -> str:
    """The SQL of the installed pgmq package."""
    from pgmq.install import get_embedded_install_sql  # imports slowly, and few commands need it

    return str(get_embedded_install_sql())


def package_version() -> str:
    """The pgmq version whose SQL the package carries."""
    from pgmq.install import get_embedded_sql_version

    return str(get_embedded_sql_version())


def upgrade_sql() -> str:
    """The SQL that makes any older pgmq the package's; to be run in one transaction."""
    recipe = Path(__file__).with_name("pgmq_upgrade.sql").read_text(encoding="utf-8")
    return f"{recipe}\n{package_sql()}"


def write_extension(folder: Path) -> None:
    """Write it as an extension, and its updates from older ones, into a server's `extension`."""
    version = package_version()
    older = [release for release in RELEASES if numbers(release) < numbers(version)]
    files = {
        folder / f"pgmq--{version}.sql": package_sql(),
        folder / f"pgmq--older--{version}.sql": upgrade_sql(),
        **{
            folder / f"pgmq--{release}--older.sql": _STEP.format(version=release, target=version)
            for release in older
        },
        # Last: a server offers what has a control file.
        folder / "pgmq.control": _CONTROL.format(version=version),
    }
    try:
        for path, text in files.items():
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CentralCloudError(
            f"{folder} can't be written: {error.strerror}",
            detail="A server offers the extensions whose files are in its folder.",
            hint='Name "$(pg_config --sharedir)/extension", as root.',
        ) from error


def ensure(connection: psycopg.Connection[Row]) -> str | None:
    """Put pgmq in where it is missing, or bring an older one up to date; returns what was done.

    What a restore left to whoever restored becomes the owner's again. Where it is missing and the
    server offers the extension, the deploy script `hub:pgmq` creates it. A newer one than the
    package's is left as it is.
    """
    found = inspect(connection)
    if found is None:
        if not is_offered(connection):
            with connection.transaction():
                connection.execute("set local role centralcloud_owner")
                run_script(connection, package_sql())
                _record(connection, "sql", package_version())
        return None
    taken = _take_over(connection)
    if found.is_newer:
        return f"left {found} as it is: newer than the {found.offered} on offer"
    if not found.is_older:
        return f"gave {taken} objects of {found} to centralcloud_owner" if taken else None
    _upgrade(connection, found)
    return f"upgraded {found} to {found.offered}, with every message"


def _take_over(connection: psycopg.Connection[Row]) -> int:
    """Make what is in pgmq's schema the owner's; returns how much was not.

    A dump says `create extension`, and who restores it owns what that makes. One that no install
    of ours has recorded is somebody else's.
    """
    if _recorded(connection) is None:
        return 0
    with connection.transaction():
        statements = connection.execute(_FOREIGN).fetchall()
        for (statement,) in statements:
            run_script(connection, statement)
    return len(statements)


def _upgrade(connection: psycopg.Connection[Row], found: Pgmq) -> None:
    try:
        with connection.transaction():
            connection.execute("select set_config('lock_timeout', %s, true)", [f"{_LOCK_SECONDS}s"])
            connection.execute("set local role centralcloud_owner")
            run_script(connection, _upgrade_script(found))
            _record(connection, found.mode, found.offered)
    except psycopg.Error as error:
        raise CentralCloudError(
            f"{found} could not be brought to {found.offered}: "
            f"{error.diag.message_primary or error}",
            detail=error.diag.message_detail or "It was taken back whole; queues are as before.",
            hint="On the server, as root: centralcloud pgmq --extension "
            '"$(pg_config --sharedir)/extension", then upgrade again.'
            if "no update path" in str(error)
            else error.diag.message_hint or "Mend what it names, then upgrade again.",
            sqlstate=error.sqlstate,
        ) from error


def record(connection: psycopg.Connection[Row]) -> None:
    """Note how pgmq came into this database and which version it is."""
    found = inspect(connection)
    if found is not None and found.version is not None:
        _record(connection, found.mode, found.version)


def inspect(connection: psycopg.Connection[Row]) -> Pgmq | None:
    """The pgmq of this database, however it came; None where there is none."""
    if not is_present(connection):
        return None
    row = connection.execute(
        "select e.extversion, a.default_version from pg_extension as e "
        "left join pg_available_extensions as a on a.name = e.extname where e.extname = 'pgmq'"
    ).fetchone()
    if row is not None:
        return Pgmq("extension", row[0], row[1] or row[0])
    version = _recorded(connection)
    if version is None and not differences(connection):
        version = package_version()
    return Pgmq("sql", version, package_version())


def dry_run(connection: psycopg.Connection[Row]) -> Iterator[str]:
    """The SQL that `ensure` would send."""
    found = inspect(connection)
    if found is None and not is_offered(connection):
        yield f"-- pgmq {package_version()}\n{package_sql()}"
    elif found is not None and found.is_older:
        yield f"-- {found}: to {found.offered}\n{_upgrade_script(found)}"


def problems(connection: psycopg.Connection[Row]) -> list[str]:
    """What of pgmq is not as it should be, in words."""
    found = inspect(connection)
    if found is None:
        return ["pgmq is not here"]
    if found.is_older:
        return [f"{found}, where {found.offered} is on offer"]
    told = [] if found.version != package_version() else differences(connection)
    rows = connection.execute(
        """
        select format('the queue %s lacks its table pgmq.%I', q.queue_name, w.name)
        from pgmq.list_queues() as q
        cross join lateral unnest(array['q_', 'a_']) as p (prefix)
        cross join lateral (select p.prefix || lower(q.queue_name)) as w (name)
        where to_regclass(format('pgmq.%I', w.name)) is null
        """
    ).fetchall()
    return told + [row[0] for row in rows]


def differences(connection: psycopg.Connection[Row]) -> list[str]:
    """How pgmq's functions differ from the package's; none where it is the package's, whole."""
    rows = connection.execute(
        "select proname, oid::regprocedure::text, prosrc from pg_proc "
        "where pronamespace = to_regnamespace('pgmq') order by 2"
    ).fetchall()
    text = package_sql()
    missing = Counter(_CREATES.findall(text)) - Counter(row[0] for row in rows)
    return [f"pgmq lacks {count} of its functions {name}" for name, count in missing.items()] + [
        f"{name} is not what pgmq {package_version()} has"
        for _, name, body in rows
        if body not in text
    ]


def is_present(connection: psycopg.Connection[Row]) -> bool:
    """Whether pgmq is in this database, however it came."""
    row = connection.execute("select to_regclass('pgmq.meta')").fetchone()
    return row is not None and row[0] is not None


def is_offered(connection: psycopg.Connection[Row]) -> bool:
    """Whether the server has it as an extension."""
    row = connection.execute(
        "select exists (select from pg_available_extensions where name = 'pgmq')"
    ).fetchone()
    return row is not None and bool(row[0])


def _upgrade_script(found: Pgmq) -> str:
    return "alter extension pgmq update;\n" if found.mode == "extension" else upgrade_sql()


def _record(connection: psycopg.Connection[Row], mode: str, version: str) -> None:
    connection.execute("select centralcloud.record_component('pgmq', %s, %s)", [mode, version])


def _recorded(connection: psycopg.Connection[Row]) -> str | None:
    row = connection.execute(
        "select to_regprocedure('centralcloud.component_version(text)')"
    ).fetchone()
    if row is None or row[0] is None:
        return None
    row = connection.execute("select centralcloud.component_version('pgmq')").fetchone()
    return None if row is None else row[0]
