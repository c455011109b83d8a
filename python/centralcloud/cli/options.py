"""Options that many commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

#: An id, and how many rows at most: what PostgreSQL's bigint and integer hold.
ID = click.IntRange(min=1, max=2**63 - 1)
LIMIT = click.IntRange(min=1, max=2**31 - 1)


def _as_conninfo(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """A bare word is a database name; anything else is a connection string already."""
    return value if not value or "=" in value or "://" in value else f"dbname={value}"


def database_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--database`, passed on as `database`: a libpq connection string, possibly empty."""
    return click.option(
        "--database",
        envvar="CENTRALCLOUD_DATABASE",
        default="",
        callback=_as_conninfo,
        metavar="DSN",
        help="A database name, a URI or key=value pairs.  [env: CENTRALCLOUD_DATABASE, "
        "else the PG* variables]",
    )(command)
