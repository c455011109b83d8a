"""Connections: one way to open them, errors in words."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from centralcloud.errors import CentralCloudError

Row = tuple[Any, ...]
#: What a database that is gone raises, for now: out of reach, or not the primary any more.
LOST = (psycopg.OperationalError, psycopg.errors.ReadOnlySqlTransaction, CentralCloudError)
#: So that a dead peer is noticed within half a minute, also by who waits to be told something.
PATIENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}


def connect(
    conninfo: str, *, autocommit: bool = True, options: dict[str, int] | None = None
) -> psycopg.Connection[Row]:
    """Open a connection; an unreachable server or a refused login is a CentralCloudError.

    `options` are further ones of libpq's, such as `keepalives_idle`.
    """
    try:
        connection = psycopg.connect(
            make_conninfo(conninfo, application_name="centralcloud", **(options or {})),
            autocommit=True,
        )
        # Who waits for a row goes on with what it holds then, whatever the database's default is.
        connection.execute("set default_transaction_isolation to 'read committed'")
        connection.autocommit = autocommit
        return connection
    except psycopg.OperationalError as error:
        raise CentralCloudError(
            f"cannot connect to {describe(conninfo)}",
            detail=str(error).strip(),
            hint="Name a database with --database, CENTRALCLOUD_DATABASE or the PG* variables; "
            "`centralcloud up` makes a private server.",
        ) from error
    except psycopg.ProgrammingError as error:
        raise CentralCloudError(
            "the database cannot be read as a connection string",
            detail=str(error).strip(),
            hint="Give a URI (postgresql://…) or key=value pairs (dbname=hub host=/run/…).",
        ) from error


def describe(conninfo: str) -> str:
    """The target of a connection string in words, never its password."""
    parts = conninfo_to_dict(conninfo)
    shown = [f"{key} {parts[key]}" for key in ("host", "port", "user") if key in parts]
    if "dbname" in parts:
        shown.insert(0, f"database {parts['dbname']}")
    return ", ".join(shown) or "the database of the PG* variables"


def with_database(conninfo: str, dbname: str) -> str:
    """The same server, another database."""
    return make_conninfo(conninfo, dbname=dbname)


def scram_secret(connection: psycopg.Connection[Row], role: str, password: str) -> str:
    """What the server keeps of a role's password: sent in its place, no log shows the password."""
    hashed = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    return hashed.decode()


def run_script(connection: psycopg.Connection[Row], script: str) -> None:
    """Send a file of this package as one message; PostgreSQL splits its statements."""
    connection.execute(script.encode(), prepare=False)
