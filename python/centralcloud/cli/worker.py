"""`centralcloud worker`: does the tasks that SQL asks for."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from centralcloud.cli.options import database_option
from centralcloud.cli.output import printable
from centralcloud.cluster.private import default_home
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError
from centralcloud.systemd import unit
from centralcloud.worker import GRACE_SECONDS, Worker


def _print_unit(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(unit("centralcloud-worker@.service"), nl=False)
        context.exit()


@click.command()
@click.option("--once", is_flag=True, help="Do one task, if one is due, and end.")
@click.option("--until-idle", is_flag=True, help="Do tasks until none is due, and end.")
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for clones and checkouts.  [default: worker/<database> in CENTRALCLOUD_HOME]",
)
@click.option(
    "--grace",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="How long a task in hand may take after the worker was told to stop.  "
    f"[default: {GRACE_SECONDS:g}]",
)
@click.option(
    "--systemd",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_unit,
    help="Print a systemd unit for workers, and end.",
)
@database_option
def worker(
    once: bool, until_idle: bool, home: Path | None, grace: float | None, database: str
) -> None:
    """Do what SQL cannot: parse code, talk to Git. Runs until it is stopped.

    SIGTERM or Ctrl-C lets the task in hand end; it is handed back, uncounted, when --grace is
    over or at a second signal. Any number of workers share a database.
    """
    if once and until_idle:
        raise click.UsageError("--once and --until-idle do not go together.")
    if grace is not None and (once or until_idle):
        raise click.UsageError("--grace is for a worker that runs until stopped.")
    if grace is None:
        grace = GRACE_SECONDS
    home = home or default_home() / "worker" / _name(database)
    console = Console()
    with _bar(console) as bar:
        current = bar.add_task("", total=None, visible=False)

        def report(done: int, total: int, unit: str) -> None:
            bar.update(current, completed=done, total=total, description=unit, visible=True)

        def say(line: str) -> None:
            bar.update(current, visible=False)
            console.print(printable(line), markup=False, highlight=False)

        running = Worker(database, home, report=report, say=say, grace_seconds=grace)
        if once:
            running.run_once()
        elif until_idle:
            running.run_until_idle()
        else:
            running.run_forever()
    if running.tally.failed and (once or until_idle):
        raise CentralCloudError(
            f"tasks that failed: {running.tally.failed}, that are done: {running.tally.done}",
            detail="Those with attempts left are tried again after their backoff.",
            hint="What went wrong: `centralcloud tasks list` and `centralcloud tasks show ID`.",
        )


def _name(database: str) -> str:
    with connect(database) as connection:
        return connection.info.dbname


def _bar(console: Console) -> Progress:
    return Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
