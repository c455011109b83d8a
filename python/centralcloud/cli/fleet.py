"""`centralcloud fleet …`: who belongs to the hub, and how much each may."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import psycopg
from rich.table import Column

from centralcloud.cli.options import database_option
from centralcloud.cli.output import in_utc, moment, number, require_hub, show_json, show_table
from centralcloud.database import Row, connect
from centralcloud.errors import CentralCloudError

QUOTAS = {
    "messages_per_hour": "Messages it may send an hour.",
    "bytes_per_hour": "Bytes (as jsonb) it may send an hour.",
    "max_streams": "Streams it may tell.",
    "max_connections": "Connections it may have at once.",
}
_MOST = 10**12

_password_file_option = click.option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the password into a new file of mode 0600, and don't show it.",
)
_json_option = click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")


@click.group()
def fleet() -> None:
    """The instances: logins on the hub, and how much each may."""


@fleet.command()
@click.argument("name")
@click.option("--owner", metavar="OWNER", help="Who owns it; votes are per owner.  [default: NAME]")
@_password_file_option
@database_option
def add(name: str, owner: str | None, password_file: Path | None, database: str) -> None:
    """Register an instance and make its login. Its random password is shown once."""
    with _hub(database, autocommit=False) as hub:
        password = _new_password(hub, "select fleet.add(%s, %s)", [name, owner], password_file)
    _show_password(f"{name} is registered", password, password_file)


@fleet.command(name="list")
@_json_option
@database_option
def list_(as_json: bool, database: str) -> None:
    """The fleet by name: owners, versions, when each was last heard of."""
    with _hub(database) as hub:
        rows = in_utc(hub).execute("select to_json(m)::text from fleet.members() as m").fetchall()
    texts = [text for (text,) in rows]
    if as_json:
        show_json(texts)
        return
    if not texts:
        click.echo("the fleet has no instance; `centralcloud fleet add NAME` registers one")
        return
    show_table(
        (
            Column("name", no_wrap=True),
            Column("owner", no_wrap=True),
            "state",
            Column("trust", justify="right"),
            "version",
            "last heard (UTC)",
        ),
        [
            (
                member["name"],
                member["owner"],
                member["state"],
                f"{member['trust']:g}",
                member["version"] or "",
                moment(member["last_accepted_at"])[:16] or "never",
            )
            for member in map(json.loads, texts)
        ],
    )


@fleet.command()
@click.argument("name")
@database_option
def pause(name: str, database: str) -> None:
    """Refuse an instance's messages and vote until it is resumed.

    It goes on reading, its heartbeats are heard, and what it has to say waits in its outbox.
    """
    with _hub(database) as hub:
        hub.execute("select fleet.pause(%s)", [name])
    click.echo(f"{name} is paused")


@fleet.command()
@click.argument("name")
@database_option
def resume(name: str, database: str) -> None:
    """Let a paused instance send again, and give its vote back."""
    with _hub(database) as hub:
        hub.execute("select fleet.resume(%s)", [name])
    click.echo(f"{name} is active")


@fleet.command()
@click.argument("name")
@_password_file_option
@database_option
def rotate(name: str, password_file: Path | None, database: str) -> None:
    """Give an instance's login a new password.

    It is shown once, and the old one is void at once. The instance needs it: `centralcloud instance
    join` again. Until then its outbox waits.
    """
    with _hub(database, autocommit=False) as hub:
        password = _new_password(hub, "select fleet.rotate(%s)", [name], password_file)
    _show_password(f"{name} has a new password", password, password_file)


def _amount(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> int | str | None:
    """How much: a number, `default`, or None where it is to stay."""
    if value is None or value == "default":
        return value
    if re.fullmatch("[0-9]{1,18}", value) and 1 <= int(value) <= _MOST:
        return int(value)
    raise click.BadParameter(
        f"{value!r} is no whole number from 1 to {_MOST}, nor `default`; "
        "`centralcloud fleet pause` lets nothing through."
    )


def _quota_options(command: Callable[..., None]) -> Callable[..., None]:
    for quota, text in reversed(QUOTAS.items()):
        option = f"--{quota.replace('_', '-')}"
        command = click.option(option, quota, callback=_amount, metavar="N|default", help=text)(
            command
        )
    return command


@fleet.command()
@click.argument("name")
@_quota_options
@_json_option
@database_option
def quota(name: str, as_json: bool, database: str, **given: int | str | None) -> None:
    """Show how much an instance may, or change it.

    `default` is what the settings fleet.messages_per_hour and so on say for all.
    """
    with _hub(database, autocommit=False) as hub:
        for key, value in given.items():
            if value is not None:
                amount = None if value == "default" else value
                hub.execute("select fleet.set_quota(%s, %s, %s)", [name, key, amount])
        rows = hub.execute(
            "select to_json(q)::text from fleet.quotas_in_force(%s) as q", [name]
        ).fetchall()
    texts = [text for (text,) in rows]
    if as_json:
        show_json(texts)
        return
    show_table(
        (
            Column("quota", no_wrap=True),
            Column("may", justify="right"),
            "from",
            Column("left now", justify="right"),
        ),
        [
            (
                quota["quota"],
                number(quota["value"]),
                "its own" if quota["is_own"] else "default",
                number(quota["left_now"]),
            )
            for quota in map(json.loads, texts)
        ],
    )


@fleet.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Don't ask.")
@database_option
def remove(name: str, yes: bool, database: str) -> None:
    """Take an instance out of the fleet. Its login and its vote go, what it said stays."""
    if not yes:
        click.confirm(f"Remove {name} and drop its login?", abort=True)
    with _hub(database) as hub:
        hub.execute("select fleet.remove(%s)", [name])
    click.echo(f"{name} is removed")


@contextmanager
def _hub(database: str, *, autocommit: bool = True) -> Iterator[psycopg.Connection[Row]]:
    with connect(database, autocommit=autocommit) as hub:
        require_hub(hub, "a fleet")
        yield hub


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


def write_secret(path: Path, secret: str) -> None:
    """Write a new file that only its owner can read; one that is there is left alone."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w") as file:
                file.write(secret + "\n")
        except OSError:
            path.unlink()
            raise
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
