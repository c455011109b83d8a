"""`centralcloud jobs list | run | history`: what runs by itself, and how it went."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import click
from psycopg.rows import dict_row
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from centralcloud.cli.options import database_option
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError

_COLOURS = {"succeeded": "green", "failed": "red", "crashed": "red", "running": "yellow"}


@click.group()
def jobs() -> None:
    """Look at jobs and run one by hand."""


@jobs.command(name="list")
@database_option
def list_jobs(database: str) -> None:
    """Every job: when it runs, how it last went, when it is next due (UTC)."""
    table = Table(
        Column("job", overflow="fold"), "runs", "last", "started", "last success", "next slot",
        box=box.SIMPLE_HEAD, pad_edge=False,
    )  # fmt: skip
    for row in _rows(database, "select * from scheduling.overview()"):
        table.add_row(
            row["job"],
            _when(row),
            _state(row["last_state"], row["last_error"]),
            _moment(row["last_started_at"]),
            _moment(row["last_success_at"]),
            _moment(row["next_slot_at"]),
        )
    Console().print(table)


@jobs.command()
@click.argument("name")
@database_option
def run(name: str, database: str) -> None:
    """Run a job now, then those that follow it; exits 1 where one of them failed."""
    with connect(database) as connection:
        # Each failure comes as a warning as soon as it happens.
        connection.add_notice_handler(lambda said: click.echo(said.message_primary, err=True))
        started = connection.execute("call scheduling.run_job(%s)", [name]).fetchone()
    assert started is not None
    (first,) = _rows(database, "select * from scheduling.find_run(%s)", started)
    following = _rows(database, "select * from scheduling.chained_runs(%s)", started)
    failures = [row for row in (first, *following) if row["state"] in ("failed", "crashed")]
    for row in (first, *following):
        if row["state"] == "succeeded":
            told = f"run {row['run_id']} of job {row['job']} succeeded {json.dumps(row['stats'])}"
            click.echo(told)
    if failures:
        raise CentralCloudError(
            _failure(failures[0]),
            detail=failures[0]["detail"],
            hint=failures[0]["hint"],
            sqlstate=failures[0]["sqlstate"],
        )


@jobs.command()
@click.argument("name", required=False)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@database_option
def history(name: str | None, limit: int, database: str) -> None:
    """The newest runs, of one job or of all (UTC)."""
    table = Table("run", "job", "slot", "started", "took", "by", "state", "what it did")
    statement = "select * from scheduling.history(%s, %s)"
    for row in _rows(database, statement, (name, limit)):
        table.add_row(
            str(row["run_id"]),
            row["job"],
            _moment(row["slot"]),
            _moment(row["started_at"]),
            _seconds(row),
            _cause(row),
            _state(row["state"], row["error"]),
            escape(json.dumps(row["stats"])) if row["stats"] else "",
        )
    Console().print(table)


def _rows(database: str, statement: str, params: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    with connect(database) as connection, connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(statement, params).fetchall()


def _failure(row: dict[str, Any]) -> str:
    follows = f", which follows {', '.join(row['follows'])}," if row["trigger"] == "chain" else ""
    return f"run {row['run_id']} of job {row['job']}{follows} {row['state']}: {row['error']}"


def _when(row: dict[str, Any]) -> str:
    if not row["enabled"]:
        return "disabled"
    parts = [row["schedule"]] if row["schedule"] else []
    if row["after"]:
        parts.append("after " + ", ".join(row["after"]))
    return "; ".join(parts) or "by hand"


def _state(state: str | None, error: str | None) -> str:
    if state is None:
        return "never ran"
    text = escape(f"{state}: {error}" if error else state)
    return f"[{_COLOURS[state]}]{text}[/]" if state in _COLOURS else text


def _cause(row: dict[str, Any]) -> str:
    again = row["attempt"] and row["attempt"] > 1
    return f"{row['trigger']}, attempt {row['attempt']}" if again else str(row["trigger"])


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}" if at else ""


def _seconds(row: dict[str, Any]) -> str:
    if row["finished_at"] is None:
        return ""
    return f"{(row['finished_at'] - row['started_at']).total_seconds():.1f} s"
