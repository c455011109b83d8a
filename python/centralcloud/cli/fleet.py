"""`centralcloud fleet …`: who belongs to the hub, and how much each may."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row
from rich.console import Console
from rich.table import Table

from centralcloud.cli.options import database_option
from centralcloud.database import Row, connect
from centralcloud.errors import CentralCloudError

QUOTAS = {
    "messages_per_hour": "Messages it may send an hour.",
    "bytes_per_hour": "Bytes (as jsonb) it may send an hour.",
    "max_streams": "Streams it may tell.",
    "max_connections": "Connections it may have at once.",
}

_password_file_option = click.option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the password into a new file of mode 0600, and don't show it.",
)


@click.group()
def fleet() -> None:
    """Who the instances are: logins on the hub and what was last heard of them."""


@fleet.command()
@click.argument("name")
@click.option("--owner", metavar="OWNER", help="Who owns it; votes are per owner.  [default: NAME]")
@_password_file_option
@database_option
def add(name: str, owner: str | None, password_file: Path | None, database: str) -> None:
    """Register an instance and make its login, with a random password that is shown once."""
    with connect(database, autocommit=False) as hub:
        password = _new_password(hub, "select fleet.add(%s, %s)", [name, owner], password_file)
    _show_password(f"{name} is registered", password, password_file)


@fleet.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@database_option
def list_(as_json: bool, database: str) -> None:
    """The fleet by name: owners, versions, when each was last heard of."""
    with connect(database) as hub, hub.cursor(row_factory=dict_row) as cursor:
        members = cursor.execute("select * from fleet.members()").fetchall()
    if as_json:
        click.echo(json.dumps(members, default=datetime.isoformat, indent=2))
        return
    table = Table()
    for heading in ("name", "owner", "state", "trust", "version", "last heard (UTC)"):
        table.add_column(heading, no_wrap=True)
    for member in members:
        heard_at = member["last_accepted_at"]
        table.add_row(
            member["name"],
            member["owner"],
            member["state"],
            f"{member['trust']:g}",
            member["version"] or "",
            f"{heard_at.astimezone(UTC):%Y-%m-%d %H:%M}" if heard_at else "never",
        )
    Console().print(table)


@fleet.command()
@click.argument("name")
@database_option
def pause(name: str, database: str) -> None:
    """Refuse what an instance sends and take its vote, until it is resumed.

    It goes on reading, its heartbeats are heard, and what it has to say waits in its outbox.
    """
    with connect(database) as hub:
        hub.execute("select fleet.pause(%s)", [name])
    click.echo(f"{name} is paused")


@fleet.command()
@click.argument("name")
@database_option
def resume(name: str, database: str) -> None:
    """Let a paused instance send again, and give its vote back."""
    with connect(database) as hub:
        hub.execute("select fleet.resume(%s)", [name])
    click.echo(f"{name} is active")


@fleet.command()
@click.argument("name")
@_password_file_option
@database_option
def rotate(name: str, password_file: Path | None, database: str) -> None:
    """Give an instance's login a new password, shown once; the old one is void at once.

    The instance needs it: `centralcloud instance join` again. Until then its outbox waits.
    """
    with connect(database, autocommit=False) as hub:
        password = _new_password(hub, "select fleet.rotate(%s)", [name], password_file)
    _show_password(f"{name} has a new password", password, password_file)


def _quota_options(command: Callable[..., None]) -> Callable[..., None]:
    for quota, text in reversed(QUOTAS.items()):
        command = click.option(
            f"--{quota.replace('_', '-')}", quota, metavar="N|default", help=text
        )(command)
    return command


@fleet.command()
@click.argument("name")
@_quota_options
@database_option
def quota(name: str, database: str, **given: str | None) -> None:
    """Show how much an instance may, or change it.

    `default` is what the settings fleet.messages_per_hour and so on say for all.
    """
    chosen = {key: _whole_number(key, text) for key, text in given.items() if text is not None}
    with connect(database, autocommit=False) as hub:
        for key, value in chosen.items():
            hub.execute("select fleet.set_quota(%s, %s, %s)", [name, key, value])
        rows = hub.execute("select * from fleet.quotas_in_force(%s)", [name]).fetchall()
    table = Table("quota", "may", "from", "left now")
    for key, value, is_own, left_now in rows:
        left = "" if left_now is None else f"{left_now:,}"
        table.add_row(key, f"{value:,}", "its own" if is_own else "default", left)
    Console().print(table)


@fleet.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Don't ask.")
@database_option
def remove(name: str, yes: bool, database: str) -> None:
    """Take an instance out of the fleet: its login and its vote go, what it said stays."""
    if not yes:
        click.confirm(f"Remove {name} and drop its login?", abort=True)
    with connect(database) as hub:
        hub.execute("select fleet.remove(%s)", [name])
    click.echo(f"{name} is removed")


def _new_password(
    hub: psycopg.Connection[Row], statement: str, params: list[Any], file: Path | None
) -> str:
    """The password that a statement makes, in its file before anything is committed."""
    row = hub.execute(statement, params).fetchone()
    assert row is not None
    if file is not None:
        write_secret(file, row[0])
    return str(row[0])


def _show_password(fact: str, password: str, file: Path | None) -> None:
    if file is not None:
        click.echo(f"{fact}; its password is in {file}")
    else:
        click.echo(f"{fact}; its password, shown this once:")
        click.echo(password)


def _whole_number(quota: str, text: str) -> int | None:
    if text == "default":
        return None
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise CentralCloudError(
            f"{text} is no {quota}",
            detail="A quota is a whole number of 1 or more.",
            hint="Give a number, or `default`; `centralcloud fleet pause` lets nothing through.",
        )
    return int(text)


def write_secret(path: Path, secret: str) -> None:
    """Write a new file that only its owner can read; one that is there is left alone."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise CentralCloudError(
            f"{path} is there already",
            detail="A password is written into a new file, never over another.",
            hint="Name another file; nothing was changed.",
        ) from error
    except OSError as error:
        raise CentralCloudError(
            f"{path} can't be written: {error.strerror}",
            detail="A password is written into a new file of mode 0600.",
            hint="Name a file in a folder that you may write to; nothing was changed.",
        ) from error
    with os.fdopen(descriptor, "w") as file:
        file.write(secret + "\n")
