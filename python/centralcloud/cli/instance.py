"""`centralcloud instance …`: what is done to an instance's own database."""

from __future__ import annotations

from typing import TextIO

import click
import psycopg

from centralcloud import link
from centralcloud.cli.ingest import ingest
from centralcloud.cli.options import database_option
from centralcloud.cli.output import require_instance
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError


@click.group()
def instance() -> None:
    """Work on an instance: join a hub or leave it, read its code."""


instance.add_command(ingest)


@instance.command()
@click.option("--hub", required=True, metavar="DSN", help="Where the hub's database is.")
@click.option("--name", required=True, help="What `centralcloud fleet add` called this instance.")
@click.option(
    "--password-file",
    "password",
    type=click.File(),
    required=True,
    help="A file that holds the password shown then; - reads it from standard input.",
)
@database_option
def join(hub: str, name: str, password: TextIO, database: str) -> None:
    """Join an instance's database to a hub, and try the link once.

    The hub is called from the server of the instance's database, so its address is as seen from
    there. Over a network the hub must show a certificate that this server trusts
    (sslmode=verify-full), unless the DSN says otherwise; sslrootcert is the file, on that server,
    of the authority to trust. When the first exchange fails, nothing is changed. Joining again,
    say with a new password, keeps what was received.
    """
    target = link.address(hub)
    secret = password.read().strip()
    if not secret:
        raise CentralCloudError(
            f"{password.name} holds no password",
            detail="The link logs in to the hub with a password, also over a socket.",
            hint="`centralcloud fleet add` showed it once; on the hub, `centralcloud fleet rotate` "
            "makes a new one.",
        )
    try:
        with connect(database, autocommit=False) as connection:
            require_instance(connection, "a link to a hub")
            link.join(connection, name, target, secret)
            stats = link.exchange(connection)
    except psycopg.Error as error:
        told = CentralCloudError.from_database(error)
        if told.sqlstate == "SC304":
            told.hint = "Nothing was changed; check the hub's address from here and join again."
        raise told from error
    click.echo(
        f"{name} is joined to {target['dbname']}: sent {stats['sent']}, refused "
        f"{stats['refused']}, received {stats['fetched']}"
    )


@instance.command()
@click.option("--yes", is_flag=True, help="Don't ask.")
@database_option
def leave(yes: bool, database: str) -> None:
    """Part from the hub.

    Its address, the password and what came from it are forgotten. What waits in the outbox goes to
    the next hub that is joined. The hub is not called; there, `centralcloud fleet remove` takes the
    instance out.
    """
    with connect(database) as connection:
        require_instance(connection, "a link to a hub")
        name = link.own_name(connection)
        if name is None:
            click.echo("joined to no hub: nothing to leave")
            return
        click.echo("\n".join(remark.said for remark in link.report(connection)))
        if not yes:
            click.confirm("Leave this hub, and forget what came from it?", abort=True)
        link.leave(connection)
    click.echo(f"left the hub that knew this as {name}; the outbox waits for the next one")
