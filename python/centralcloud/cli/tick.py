"""`centralcloud tick`: the clock of a database without pg_cron."""

from __future__ import annotations

import time
from types import FrameType

import click
import psycopg

from centralcloud.cli.options import database_option
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError
from centralcloud.signals import handled_by

_LONGEST_PAUSE_SECONDS = 60.0
_NAP_SECONDS = 0.2


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
    server has no pg_cron: a database that goes away is waited for, SIGTERM or Ctrl-C ends it when
    what is running has ended. Several may serve one database; a slot runs once.
    """
    if loop:
        # An address that is wrong from the start is told, not waited for.
        connect(database).close()
        _Loop(database, every).run()
    else:
        _tick(database)


class _Loop:
    """Ticks until it is told to stop."""

    def __init__(self, database: str, every: float) -> None:
        self._database = database
        self._every = every
        self._stopping = False

    def run(self) -> None:
        """Each pause after a lost database is twice the one before it."""
        with handled_by(self._stop):
            pause = 0.0
            while self._rest(pause):
                try:
                    _tick(self._database)
                    pause = self._every
                except (psycopg.OperationalError, CentralCloudError) as error:
                    longest = max(_LONGEST_PAUSE_SECONDS, self._every)
                    pause = min(max(2 * pause, self._every), longest)
                    click.echo(f"lost the database, again in {pause:.0f} s: {error}", err=True)
        click.echo("stopped", err=True)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _rest(self, seconds: float) -> bool:
        """Whether to go on; in naps, since a signal does not cut a sleep short."""
        end = time.monotonic() + seconds
        while not self._stopping and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _NAP_SECONDS))
        return not self._stopping


def _tick(database: str) -> None:
    with connect(database) as connection:
        connection.add_notice_handler(
            lambda notice: click.echo(f"{notice.severity}: {notice.message_primary}", err=True)
        )
        connection.execute("call scheduling.tick()")
