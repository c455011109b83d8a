"""`centralcloud instance ingest`: reads a code base now."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import psycopg
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from centralcloud.analysis.walk import find_folder
from centralcloud.cli.options import database_option
from centralcloud.cli.output import require_instance
from centralcloud.cli.waiting import error_of, work_until_done
from centralcloud.cluster.private import default_home
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError
from centralcloud.worker import Worker


@click.command()
@click.argument("name", required=False)
@click.option(
    "--path",
    type=click.Path(path_type=Path),
    help="The folder: registers the code base, by the folder's name where NAME is left out.",
)
@database_option
def ingest(name: str | None, path: Path | None, database: str) -> None:
    """Read a code base now, as far as it changed.

    Without NAME and --path, each that is known. Its patterns, and what came of them, then wait in
    the outbox for the next exchange with the hub.
    """
    with connect(database) as connection:
        require_instance(connection, "code bases")
        if path is not None:
            find_folder(path)
            # A symlink is registered as it is: it may point to another release next time.
            name = name or path.resolve().name
            connection.execute("select code.register(%s, %s)", [name, str(path.absolute())])
        # Before it is asked for: a worker that runs takes it at once.
        before = _versions(connection)
        tasks = {each: _request(connection, each) for each in ([name] if name else before)}
        if not tasks:
            raise CentralCloudError(
                "no code base is registered in this database",
                detail="Without NAME and --path, every code base that is registered is read.",
                hint="Name one and its folder: `centralcloud instance ingest NAME --path PATH`.",
                sqlstate="SC701",
            )
        _work(connection, database, tasks.values())
        for each, task_id in tasks.items():
            _tell(connection, each, before[each], task_id)


def _versions(connection: psycopg.Connection[Any]) -> dict[str, int]:
    """By name of code base, how many ingests it had."""
    rows = connection.execute("select name, ingest_version from code.known_code_bases()").fetchall()
    return dict(rows)


def _request(connection: psycopg.Connection[Any], name: str) -> int:
    """Ask for a code base to be read without waiting for a backoff; the task's number."""
    row = connection.execute("select code.request_ingest_of(%s)", [name]).fetchone()
    assert row is not None
    connection.execute("select scheduling.hurry_task(%s)", row)
    return int(row[0])


def _work(connection: psycopg.Connection[Any], database: str, task_ids: Iterable[int]) -> None:
    """Do what tasks are due, with a bar, and wait for what another worker took first."""
    console = Console()
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        bar = progress.add_task("", total=None)

        def report(done: int, total: int, unit: str) -> None:
            progress.update(bar, completed=done, total=total, description=unit)

        home = default_home() / "worker" / connection.info.dbname
        work_until_done(connection, Worker(database, home, report=report), task_ids)


def _tell(
    connection: psycopg.Connection[Any], name: str, version_before: int, task_id: int
) -> None:
    """What the code base holds now; a CentralCloudError where it was not read."""
    row = connection.execute(
        "select ingest_version, code.totals(%(name)s) || analysis.totals(%(name)s)"
        " from code.code_base(%(name)s)",
        {"name": name},
    ).fetchone()
    assert row is not None
    version, totals = row
    if version == version_before:
        raise CentralCloudError(
            f"code base {name} was not read",
            detail=error_of(connection, task_id),
            hint="The task stays in scheduling.tasks; a worker tries it again after its backoff.",
        )
    click.echo(
        f"{name}: {totals['files']} files, {totals['symbols']} symbols, "
        f"{totals['parse_errors']} parse errors; patterns: {totals['patterns']}, "
        f"occurrences: {totals['occurrences']}, trials that went well: {totals['successes']} of "
        f"{totals['trials']}; findings: {totals['findings']}"
    )
    if totals["parse_errors"]:
        click.echo("which files: select * from code.parse_errors join code.files using (file_id)")
