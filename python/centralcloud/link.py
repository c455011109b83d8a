"""Joining an instance to its hub, and the first exchange with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from centralcloud.database import Row
from centralcloud.errors import CentralCloudError

#: What the hub takes for an instance's name, but for a few that it keeps (fleet.check_name).
NAME = r"[a-z][a-z0-9_-]{0,62}"
#: What a hub's address may say. Name and password are given beside it, the rest is the link's own.
ADDRESS = ("host", "port", "dbname", "sslmode", "sslrootcert")


@dataclass(frozen=True)
class Remark:
    """Something that is so about the link, in words."""

    said: str
    detail: str | None
    hint: str | None


def address(dsn: str) -> dict[str, Any]:
    """What of `ADDRESS` a connection string says, None for the rest; anything else is refused."""
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
    others = sorted(given.keys() - set(ADDRESS))
    if others:
        raise CentralCloudError(
            f"the hub's address may not name {', '.join(others)}",
            detail=f"It says where the hub is, no more: {', '.join(ADDRESS)}. The link logs in by "
            "the instance's name and its password, and keeps its own time limits.",
            hint="Leave them out; name and password are given apart.",
        )
    return {key: given.get(key) for key in ADDRESS}


def join(
    connection: psycopg.Connection[Row], name: str, target: dict[str, Any], password: str
) -> None:
    """Say where the hub is (`address`), who this instance is there and its password there."""
    if not re.fullmatch(NAME, name):
        raise CentralCloudError(
            f"{name!r} is no instance's name",
            detail="A lower-case letter comes first, then up to 62 of a-z, 0-9, _ and -.",
            hint="`centralcloud fleet list` on the hub shows the names.",
        )
    connection.execute(
        "select link.join(%s, %s, %s::integer, %s, %s, %s, %s)",
        [
            name, target["host"], target["port"], target["dbname"], password, target["sslmode"],
            target["sslrootcert"],
        ],
    )  # fmt: skip


def own_name(connection: psycopg.Connection[Row]) -> str | None:
    """The name by which the hub knows this instance, None where it is joined to none."""
    row = connection.execute("select link.own_name()").fetchone()
    assert row is not None
    return None if row[0] is None else str(row[0])


def leave(connection: psycopg.Connection[Row]) -> None:
    """Part from the hub; the outbox waits for the next one."""
    connection.execute("select link.leave()")


def report(connection: psycopg.Connection[Row]) -> list[Remark]:
    """How the link is, in words; nothing where there is none, or it is not this login's to see."""
    row = connection.execute(
        "select has_schema_privilege(n.oid, 'usage') and has_function_privilege(p.oid, 'execute')"
        " from pg_namespace as n join pg_proc as p on p.pronamespace = n.oid"
        " where n.nspname = 'link' and p.proname = 'report'"
    ).fetchone()
    if row is None or not row[0]:
        return []
    rows = connection.execute("select r.said, r.detail, r.hint from link.report() as r")
    return [Remark(*row) for row in rows]


def exchange(connection: psycopg.Connection[Row]) -> dict[str, Any]:
    """Exchange with the hub once; returns what was done. Raises SC304, SC305."""
    row = connection.execute("select link.exchange()").fetchone()
    assert row is not None
    stats: dict[str, Any] = row[0]
    return stats
