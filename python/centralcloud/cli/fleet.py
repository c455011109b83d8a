"""`centralcloud fleet add | list | remove`: who belongs to the hub."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from centralcloud.cli.options import database_option
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError


@click.group()
def fleet() -> None:
    """Who the instances are: logins on the hub and what was last heard of them."""


@fleet.command()
@click.argument("name")
@click.option("--owner", metavar="OWNER", help="Who owns it; votes are per owner.  [default: NAME]")
@click.option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the password into a new file of mode 0600, and don't show it.",
)
@database_option
def add(name: str, owner: str | None, password_file: Path | None, database: str) -> None:
    """Register an instance and make its login, with a random password that is shown once."""
    with connect(database, autocommit=False) as hub:
        row = hub.execute("select fleet.add(%s, %s)", [name, owner]).fetchone()
        assert row is not None
        # Before the commit: no instance without a password that somebody knows.
        if password_file is not None:
            write_secret(password_file, row[0])
    if password_file is not None:
        click.echo(f"{name} is registered; its password is in {password_file}")
    else:
        click.echo(f"{name} is registered; its password, shown this once:")
        click.echo(row[0])


@fleet.command(name="list")
@database_option
def list_(database: str) -> None:
    """The fleet by name: owners, versions, when each was last heard of."""
    with connect(database) as hub:
        members = hub.execute("select * from fleet.members()").fetchall()
    table = Table()
    for heading in ("name", "owner", "state", "trust", "version", "last heard (UTC)"):
        table.add_column(heading, no_wrap=True)
    for name, owner, state, trust, version, _heartbeat_at, last_accepted_at in members:
        heard = (
            f"{last_accepted_at.astimezone(UTC):%Y-%m-%d %H:%M}" if last_accepted_at else "never"
        )
        table.add_row(name, owner, state, f"{trust:g}", version or "", heard)
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


def write_secret(path: Path, secret: str) -> None:
    """Write a new file that only its owner can read; one that is there is left alone."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise CentralCloudError(
            f"{path} is there already",
            detail="A password is written into a new file, never over another.",
            hint="Name another file; nothing was registered.",
        ) from error
    except OSError as error:
        raise CentralCloudError(
            f"{path} can't be written: {error.strerror}",
            detail="A password is written into a new file of mode 0600.",
            hint="Name a file in a folder that you may write to; nothing was registered.",
        ) from error
    with os.fdopen(descriptor, "w") as file:
        file.write(secret + "\n")
