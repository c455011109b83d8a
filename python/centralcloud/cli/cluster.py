"""`centralcloud up | down | psql`: the private cluster."""

from __future__ import annotations

import os
import shutil

import click

from centralcloud.cluster.data import SUPERUSER
from centralcloud.cluster.private import HUB, PORT, Cluster
from centralcloud.errors import CentralCloudError


@click.command()
@click.option(
    "--instance", "instances", multiple=True, metavar="NAME", help="Also an instance; repeatable."
)
def up(instances: tuple[str, ...]) -> None:
    """Make and start a private cluster, its hub and instances. Twice is fine."""
    cluster = Cluster(say=click.echo)
    cluster.up()
    for name in instances:
        cluster.add_instance(name)
    click.echo(f"the hub is up; look around with: centralcloud psql {HUB}")
    click.echo(f"for other commands: export CENTRALCLOUD_DATABASE='{cluster.conninfo()}'")


@click.command()
def down() -> None:
    """Stop the private cluster; its data stays."""
    cluster = Cluster(say=click.echo)
    click.echo("stopped" if cluster.down() else f"no private cluster runs in {cluster.home}")


@click.command(context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.argument("name", metavar="hub|INSTANCE")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[PSQL ARGUMENTS]...")
def psql(name: str, arguments: tuple[str, ...]) -> None:
    """Open psql on the hub or an instance. All further arguments go to psql."""
    cluster = Cluster(say=click.echo)
    program = shutil.which("psql")
    if program is None:
        raise CentralCloudError(
            "psql is not installed",
            detail="It is PostgreSQL's own client program.",
            hint="On Debian: apt-get install postgresql-client.",
        )
    if not cluster.is_running():
        raise CentralCloudError(
            f"no private cluster runs in {cluster.home}",
            detail="psql was to connect to its socket.",
            hint="Start it with `centralcloud up`, or set CENTRALCLOUD_HOME.",
        )
    where = {"PGHOST": str(cluster.run), "PGPORT": str(PORT), "PGUSER": SUPERUSER}
    os.execve(program, [program, *arguments], {**os.environ, **where, "PGDATABASE": name})
