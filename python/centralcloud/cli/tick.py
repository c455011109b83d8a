"""`centralcloud tick`: the clock of a database without pg_cron."""

from __future__ import annotations

import time

import click
import psycopg

from centralcloud.cli.options import database_option
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError

_LONGEST_PAUSE_SECONDS = 60.0


@click.command()
@click.option("--loop", is_flag=True, help="Go on until stopped.")
@click.option(
    "--every",
    type=click.FloatRange(min=0.1),
    default=5.0,
    show_default=True,
    metavar="SECONDS",
    help="How often to look, with --loop.",
)
@database_option
def tick(loop: bool, every: float, database: str) -> None:
    """Run the jobs that are due now, where pg_cron is not.

    They are due slots, retries, and jobs that follow others. With --loop it serves a database whose
    server has no pg_cron.
    """
    _tick(database)
    pause = every
    while loop:
        time.sleep(pause)
        try:
            _tick(database)
            pause = every
        except (psycopg.OperationalError, CentralCloudError) as error:
            pause = min(2 * pause, max(_LONGEST_PAUSE_SECONDS, every))
            click.echo(f"lost the database, again in {pause:.0f} s: {error}", err=True)


def _tick(database: str) -> None:
    with connect(database) as connection:
        connection.add_notice_handler(
            lambda notice: click.echo(f"{notice.severity}: {notice.message_primary}", err=True)
        )
        connection.execute("call scheduling.tick()")
