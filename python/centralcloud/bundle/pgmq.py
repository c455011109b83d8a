"""pgmq, from its PyPI package: an extension where the server offers it, else its SQL.

The package carries the SQL of one pgmq version; nothing of it is copied into this project.
"""

from __future__ import annotations

from pathlib import Path

import psycopg

from centralcloud.database import Row, run_script
from centralcloud.errors import CentralCloudError

_CONTROL = """\
comment = 'Message queues'
default_version = '{version}'
schema = 'pgmq'
relocatable = false
superuser = false
"""


def package_sql() -> str:
    """The SQL of the installed pgmq package."""
    from pgmq.install import get_embedded_install_sql  # imports slowly, and few commands need it

    return str(get_embedded_install_sql())


def package_version() -> str:
    """The pgmq version whose SQL the package carries."""
    from pgmq.install import get_embedded_sql_version

    return str(get_embedded_sql_version())


def write_extension(folder: Path) -> None:
    """Write it as an extension into a server's folder `extension`."""
    version = package_version()
    files = {
        folder / f"pgmq--{version}.sql": package_sql(),
        # Last: a server offers what has a control file.
        folder / "pgmq.control": _CONTROL.format(version=version),
    }
    try:
        for path, text in files.items():
            path.write_text(text)
    except OSError as error:
        raise CentralCloudError(
            f"{folder} can't be written: {error.strerror}",
            detail="A server offers the extensions whose files are in its folder.",
            hint='Name "$(pg_config --sharedir)/extension", as root.',
        ) from error


def ensure(connection: psycopg.Connection[Row]) -> None:
    """Put pgmq's SQL in where it is missing and the server has no extension to offer.

    With an extension on offer the deploy script `hub:pgmq` creates it.
    """
    if is_present(connection) or is_offered(connection):
        return
    with connection.transaction():
        connection.execute("set local role centralcloud_owner")
        run_script(connection, package_sql())


def record(connection: psycopg.Connection[Row]) -> None:
    """Note how pgmq came into this database and which version it is."""
    row = connection.execute(
        "select extversion from pg_extension where extname = 'pgmq'"
    ).fetchone()
    mode, version = ("extension", str(row[0])) if row else ("sql", package_version())
    connection.execute("select centralcloud.record_component('pgmq', %s, %s)", [mode, version])


def is_present(connection: psycopg.Connection[Row]) -> bool:
    """Whether pgmq is in this database, however it came."""
    row = connection.execute("select to_regtype('pgmq.message_record')").fetchone()
    return row is not None and row[0] is not None


def is_offered(connection: psycopg.Connection[Row]) -> bool:
    """Whether the server has it as an extension."""
    row = connection.execute(
        "select exists (select from pg_available_extensions where name = 'pgmq')"
    ).fetchone()
    return row is not None and bool(row[0])
