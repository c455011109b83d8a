"""`centralcloud serve`: the server of a container."""

from __future__ import annotations

import os

import click

from centralcloud.cluster import environment
from centralcloud.cluster.served import Served


@click.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[POSTGRES OPTIONS]...")
def serve(options: tuple[str, ...]) -> None:
    r"""Be a container's database server, as its environment says.

    The first start makes the hub or the instance; every start brings it in line with this package
    and the environment: upgrades, the superuser's password, settings, members of the fleet. What
    the environment no longer names stays. A wrong value is an error, and nothing is made. Options
    go to postgres: -c shared_buffers=1GB.

    \b
    CENTRALCLOUD_KIND      hub (default) or instance
    POSTGRES_PASSWORD      the superuser's password over TCP, needed when it is made
    PGDATABASE             name of the database  [default: centralcloud]
    CENTRALCLOUD_SETTINGS  lines of NAME=VALUE, as centralcloud.settings lists them
    CENTRALCLOUD_FLEET     hub: lines of NAME PASSWORD [OWNER], who may join
    CENTRALCLOUD_NAME      instance: what the hub calls it
    CENTRALCLOUD_HUB       instance: the hub's database, a URI or key=value pairs
    CENTRALCLOUD_PASSWORD  instance: its password at the hub

    Each may also be given as NAME_FILE, the path of a file that holds it.
    """
    wanted = environment.read(os.environ)
    Served(wanted, lambda line: click.echo(f"centralcloud: {line}")).run(options)
