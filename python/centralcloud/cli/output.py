"""What commands that show rows have in common: on what database, and how it looks."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

import click
import psycopg
from rich import box
from rich.cells import cell_len, set_cell_size
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.table import Column, Table
from rich.text import Text

from centralcloud.database import Row
from centralcloud.errors import CentralCloudError

_WIDTH_OF_A_PIPE = 160
_ROOMS = {"intake": "hub", "link": "instance"}
_UNITS = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))


def kind_of(connection: psycopg.Connection[Row]) -> str:
    """`hub` or `instance`; a database that is neither is a CentralCloudError."""
    row = connection.execute(
        "select nspname from pg_namespace where nspname = any (%s)", [list(_ROOMS)]
    ).fetchone()
    if row is None:
        raise CentralCloudError(
            f"CentralCloud is not in database {connection.info.dbname}",
            detail="The command works on a hub or an instance.",
            hint="Name one with --database; `centralcloud install` makes one.",
            sqlstate="SC910",
        )
    return _ROOMS[row[0]]


def require_hub(connection: psycopg.Connection[Row], subject: str) -> None:
    """Raise a CentralCloudError where the database is no hub; `subject` is what only hubs have."""
    if kind_of(connection) != "hub":
        raise CentralCloudError(
            f"database {connection.info.dbname} is no hub, it is an instance",
            detail=f"Only a hub has {subject}.",
            hint="Name the hub with --database.",
            sqlstate="SC910",
        )


def require_instance(connection: psycopg.Connection[Row], subject: str) -> None:
    """Raise a CentralCloudError where the database is no instance, with what they have."""
    if kind_of(connection) != "instance":
        raise CentralCloudError(
            f"database {connection.info.dbname} is no instance, it is a hub",
            detail=f"Only an instance has {subject}.",
            hint="Name the instance's own database with --database.",
            sqlstate="SC910",
        )


def in_utc(connection: psycopg.Connection[Row]) -> psycopg.Connection[Row]:
    """The same connection, showing moments in UTC."""
    connection.execute("set timezone to 'UTC'")
    return connection


def show_json(objects: Sequence[str]) -> None:
    """One JSON array of objects that are JSON already, one a line."""
    click.echo("[" + ",".join(f"\n{one}" for one in objects) + ("\n]" if objects else "]"))


def table_of(columns: Sequence[str | Column], rows: Sequence[Sequence[str | Text]]) -> Table:
    """Rows as a table; what is in them is no markup, a Text has its colours."""
    whole = (Column(each, overflow="fold") if isinstance(each, str) else each for each in columns)
    table = Table(*whole, box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    for row in rows:
        table.add_row(
            *(cell if isinstance(cell, Text) else escape(printable(cell)) for cell in row)
        )
    return table


def show_table(columns: Sequence[str | Column], rows: Sequence[Sequence[str | Text]]) -> None:
    """Print rows as a table."""
    print_all(table_of(columns, rows))


def right(header: str) -> Column:
    """A column of figures."""
    return Column(header, justify="right", no_wrap=True)


def console_of() -> Console:
    """Standard output, as wide as it is."""
    # In a pipe, Rich would fold to 80 columns; it takes a width only together with a height.
    piped = not os.isatty(1) and "COLUMNS" not in os.environ
    return Console(width=_WIDTH_OF_A_PIPE, height=1) if piped else Console()


def print_all(*parts: RenderableType) -> None:
    """Print one below the other."""
    console = console_of()
    for part in parts:
        console.print(part, highlight=False)


def moment(at: str | None) -> str:
    """A moment out of JSON, to the second."""
    return at[:19].replace("T", " ") if at else ""


def age(seconds: float | None) -> str:
    """How long ago, in its two largest units."""
    if seconds is None:
        return ""
    left = max(int(seconds), 0)
    parts = []
    for unit, length in _UNITS:
        parts.append((left // length, unit))
        left %= length
    first = next((place for place, (count, _) in enumerate(parts) if count), len(parts) - 1)
    return " ".join(f"{count} {unit}" for count, unit in parts[first : first + 2] if count) or "0 s"


def brief(value: int) -> str:
    """A large round number: 1M, 50k."""
    for size, letter in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if value >= size and value % size == 0:
            return f"{value // size}{letter}"
    return str(value)


def number(value: int | None) -> str:
    """A number, with commas between thousands; empty for none."""
    return "" if value is None else f"{value:,}"


def printable(text: str) -> str:
    """The same text without anything that a terminal would obey, or has no character for."""
    shown = "".join(
        character if character.isprintable() else json.dumps(character)[1:-1] for character in text
    )
    encoding = sys.stdout.encoding or "utf-8"
    return shown.encode(encoding, "backslashreplace").decode(encoding)


def clipped(text: str, cells: int) -> str:
    """The same text, printable, cut to so many cells of a terminal."""
    # Marks that take no cell would pile up on a letter without end.
    shown = printable(text)
    fitting = shown[: 2 * cells]
    if cell_len(fitting) > cells:
        fitting = set_cell_size(fitting, cells - 1).rstrip()
    return shown if fitting == shown else printable(f"{fitting}…")
