"""Joining an instance to its hub, and the first exchange with it."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from centralcloud.database import Row
from centralcloud.errors import CentralCloudError


def address(dsn: str) -> dict[str, Any]:
    """Host, port, dbname and sslmode of a connection string, None where it has none."""
    try:
        given = conninfo_to_dict(dsn)
    except psycopg.ProgrammingError as error:
        raise CentralCloudError(
            "the hub's address cannot be read as a connection string",
            detail=str(error).strip(),
            hint="Give a URI (postgresql://host/hub) or key=value pairs (host=… dbname=hub).",
        ) from error
    if not str(given.get("port", "5432")).isdigit():
        raise CentralCloudError(
            "the hub's port is no number",
            detail="A hub listens on one port.",
            hint="Leave it out for 5432, or give a number.",
        )
    if "dbname" not in given:
        raise CentralCloudError(
            "the hub's address names no database",
            detail="The link needs the database that the hub is in.",
            hint="Add it: postgresql://host/hub, or host=… dbname=hub.",
        )
    return {key: given.get(key) for key in ("host", "port", "dbname", "sslmode")}


def join(
    connection: psycopg.Connection[Row], name: str, target: dict[str, Any], password: str
) -> None:
    """Say where the hub is (`address`), who this instance is there and its password there."""
    connection.execute(
        "select link.join(%s, %s, %s::integer, %s, %s, %s)",
        [name, target["host"], target["port"], target["dbname"], password, target["sslmode"]],
    )


def exchange(connection: psycopg.Connection[Row]) -> dict[str, Any]:
    """Exchange with the hub once; returns what was done. Raises SC304, SC305."""
    row = connection.execute("select link.exchange()").fetchone()
    assert row is not None
    stats: dict[str, Any] = row[0]
    return stats
