"""pg_cron: whether it can work here, and making its entries what this database wants.

The extension lives in one database of a cluster (`cron.database_name`); what it should run in this
one is said by `scheduling.cron_entries`, in SQL.
"""

from __future__ import annotations

import psycopg

from centralcloud import versions
from centralcloud.database import Row, connect, run_script, with_database
from centralcloud.errors import CentralCloudError


def preflight(connection: psycopg.Connection[Row], conninfo: str) -> None:
    """Refuse, in words, where pg_cron could not start a job. Raises SC907."""
    if not is_loaded(connection):
        raise _cannot(
            "pg_cron is not loaded by this server",
            "It is a background process, so the server must start with it.",
            "Add pg_cron to shared_preload_libraries and restart, or install with --clock tick.",
        )
    in_workers = _setting(connection, "cron.use_background_workers") == "on"
    if in_workers and _version(connection) < versions.SOUND_WORKERS:
        raise _cannot(
            "pg_cron 1.4 with background workers runs one job at a time",
            "There, a long job holds up all others.",
            "Set cron.use_background_workers = off, cron.host to the socket folder, and restart.",
        )
    connect(with_database(conninfo, home(connection))).close()


def is_loaded(connection: psycopg.Connection[Row]) -> bool:
    """Whether this server started with pg_cron."""
    return "pg_cron" in _setting(connection, "shared_preload_libraries").split(",")


def home(connection: psycopg.Connection[Row]) -> str:
    """The database that pg_cron lives in."""
    return _setting(connection, "cron.database_name")


def sync(connection: psycopg.Connection[Row], conninfo: str) -> None:
    """Make pg_cron's entries for this database equal to `scheduling.cron_entries`."""
    with connect(with_database(conninfo, home(connection))) as there:
        # First, and seen by all: where it lives here, the statements are others.
        there.execute("create extension if not exists pg_cron")
        with there.transaction():
            _run(there, _statements(connection))


def problems_elsewhere(
    connection: psycopg.Connection[Row], conninfo: str
) -> list[tuple[str | None, str, str]]:
    """What is wrong with its entries where pg_cron lives in another database: entry, what, hint.

    Where it lives here, the database tells by itself.
    """
    prefix = connection.execute("select scheduling.entry_prefix()").fetchone()
    with connect(with_database(conninfo, home(connection))) as there:
        found = there.execute("select to_regclass('cron.job') is not null").fetchone()
        entries: list[Row] = []
        if found is not None and found[0]:
            entries = there.execute(
                "select to_jsonb(j)::text from cron.job as j"
                " where starts_with(j.jobname::text, %s)",
                prefix,
            ).fetchall()
    return connection.execute(
        "select c.* from scheduling.compare_entries(%s::jsonb[]) as c",
        [[entry for (entry,) in entries]],
    ).fetchall()


def remove(connection: psycopg.Connection[Row], conninfo: str) -> None:
    """Take this database's entries out of pg_cron, where there is one."""
    if not is_loaded(connection):
        return
    statements = _statements(connection, wanted=False)
    with connect(with_database(conninfo, home(connection))) as there, there.transaction():
        found = there.execute("select to_regclass('cron.job')").fetchone()
        if found is not None and found[0] is not None:
            _run(there, statements)


def _statements(connection: psycopg.Connection[Row], *, wanted: bool = True) -> list[str]:
    rows = connection.execute("select * from scheduling.cron_statements(%s)", [wanted])
    return [row[0] for row in rows]


def _run(there: psycopg.Connection[Row], statements: list[str]) -> None:
    """In a transaction; a lock that somebody keeps there is not waited for longer than this."""
    there.execute("set local lock_timeout to '30s'")
    for statement in statements:
        run_script(there, statement)


def _setting(connection: psycopg.Connection[Row], name: str) -> str:
    row = connection.execute("select coalesce(current_setting(%s, true), '')", [name]).fetchone()
    return "" if row is None else str(row[0]).replace(" ", "")


def _version(connection: psycopg.Connection[Row]) -> tuple[int, ...]:
    row = connection.execute(
        "select default_version from pg_available_extensions where name = 'pg_cron'"
    ).fetchone()
    if row is None:
        raise _cannot(
            "pg_cron is loaded, but its extension files are not on this server",
            "create extension pg_cron needs them.",
            "Install the package postgresql-<version>-cron on the server.",
        )
    return versions.cron_version(str(row[0]))


def _cannot(message: str, detail: str, hint: str) -> CentralCloudError:
    return CentralCloudError(message, detail, hint, sqlstate="SC907")
