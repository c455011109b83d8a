"""`centralcloud tick`: the clock of a database without pg_cron."""

from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import FrameType

import click

from centralcloud.cli.options import database_option
from centralcloud.database import LOST, PATIENCE, connect
from centralcloud.signals import handled_by

_LOOK_SECONDS = 5.0
_LONGEST_PAUSE_SECONDS = 60.0
_NAP_SECONDS = 0.2
#: So many run jobs side by side, the next once the one before takes longer than a look.
_LANES = 4


@click.command()
@click.option("--loop", is_flag=True, help="Go on until stopped.")
@click.option(
    "--every",
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    help=f"How often to look, with --loop.  [default: {_LOOK_SECONDS:g}]",
)
@database_option
def tick(loop: bool, every: float | None, database: str) -> None:
    """Run the jobs that are due now, where pg_cron is not.

    They are due slots, retries, and jobs that follow others. With --loop it serves a database whose
    server has no pg_cron: a job that takes long holds up no other, a database that goes away is
    waited for. SIGTERM or Ctrl-C ends it when what is running has ended, a second one at once.
    Several may serve one database; a slot runs once.
    """
    if every is not None and not loop:
        raise click.UsageError("--every goes with --loop.")
    if loop:
        # An address that is wrong from the start is told, not waited for.
        connect(database).close()
        _Loop(database, _LOOK_SECONDS if every is None else every).run()
    else:
        _tick(database, set())


class _Loop:
    """Ticks until it is told to stop."""

    def __init__(self, database: str, every: float) -> None:
        self._database = database
        self._every = every
        self._stopping = False
        #: Of the sessions that tick.
        self._pids: set[int] = set()

    def run(self) -> None:
        """Each pause after a lost database is twice the one before it."""
        with handled_by(self._stop), ThreadPoolExecutor(_LANES) as lanes:
            pause = 0.0
            running: set[Future[None]] = set()
            while self._rest(pause):
                if len(running) < _LANES:
                    running.add(lanes.submit(_tick, self._database, self._pids))
                ended, running = wait(running, self._every, FIRST_COMPLETED)
                lost = _lost(ended)
                if lost is None:
                    pause = self._every if ended else 0.0
                else:
                    longest = max(_LONGEST_PAUSE_SECONDS, self._every)
                    pause = min(max(2 * pause, self._every), longest)
                    click.echo(f"lost the database, again in {pause:.0f} s: {lost}", err=True)
            lost = _lost(wait(running).done)
            if lost is not None:
                click.echo(f"lost the database: {lost}", err=True)
        click.echo("stopped", err=True)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        if self._stopping:
            # The next clock finds their runs crashed, and tries again what is to be.
            with connect(self._database) as connection:
                for pid in list(self._pids):
                    connection.execute("select pg_terminate_backend(%s)", [pid])
        self._stopping = True

    def _rest(self, seconds: float) -> bool:
        """Whether to go on; in naps, since a signal does not cut a sleep short."""
        end = time.monotonic() + seconds
        while not self._stopping and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _NAP_SECONDS))
        return not self._stopping


def _lost(ended: set[Future[None]]) -> Exception | None:
    """How one of them lost the database; another error is raised."""
    lost = None
    for each in ended:
        try:
            each.result()
        except LOST as error:
            lost = error
    return lost


def _tick(database: str, pids: set[int]) -> None:
    with connect(database, options=PATIENCE) as connection:
        connection.add_notice_handler(
            lambda notice: click.echo(f"{notice.severity}: {notice.message_primary}", err=True)
        )
        pid = connection.info.backend_pid
        pids.add(pid)
        try:
            connection.execute("call scheduling.tick()")
        finally:
            pids.discard(pid)
