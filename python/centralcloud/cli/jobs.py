"""`centralcloud jobs list | run | history`: what runs by itself, and how it went."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import click
from psycopg.rows import dict_row
from rich.text import Text

from centralcloud.cli.options import database_option
from centralcloud.cli.output import in_utc, kind_of, moment, printable, show_json, show_table
from centralcloud.database import connect
from centralcloud.errors import CentralCloudError

_COLOURS = {"succeeded": "green", "failed": "red", "crashed": "red", "running": "yellow"}

_json_option = click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")


@click.group()
def jobs() -> None:
    """Look at jobs and run one by hand."""


@jobs.command(name="list")
@_json_option
@database_option
def list_jobs(as_json: bool, database: str) -> None:
    """Every job: when it runs, how it went, when it is due (UTC)."""
    found = _objects(database, "select to_json(j)::text from scheduling.overview() as j")
    if as_json:
        show_json(found)
        return
    show_table(
        ("job", "runs", "last", "started", "last success", "next slot"),
        [
            (
                row["job"],
                _when(row),
                _state(row["last_state"], row["last_error"]),
                moment(row["last_started_at"]),
                moment(row["last_success_at"]),
                moment(row["next_slot_at"]),
            )
            for row in map(json.loads, found)
        ],
    )


@jobs.command()
@click.argument("name")
@database_option
def run(name: str, database: str) -> None:
    """Run a job now, then those that follow it. Exits 1 where one of them failed."""
    with connect(database) as connection:
        kind_of(connection)
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
@_json_option
@database_option
def history(name: str | None, limit: int, as_json: bool, database: str) -> None:
    """The newest runs, of one job or of all (UTC)."""
    statement = "select to_json(h)::text from scheduling.history(%s, %s) as h"
    found = _objects(database, statement, (name, limit))
    if as_json:
        show_json(found)
        return
    if not found:
        click.echo(f"job {name} never ran" if name else "no job ever ran")
        return
    show_table(
        ("run", "job", "slot", "started", "took", "by", "state", "what it did"),
        [
            (
                str(row["run_id"]),
                row["job"],
                moment(row["slot"]),
                moment(row["started_at"]),
                _seconds(row),
                _cause(row),
                _state(row["state"], row["error"]),
                json.dumps(row["stats"]) if row["stats"] else "",
            )
            for row in map(json.loads, found)
        ],
    )


def _rows(database: str, statement: str, params: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    with connect(database) as connection, connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(statement, params).fetchall()


def _objects(database: str, statement: str, params: tuple[Any, ...] = ()) -> list[str]:
    """The JSON of a statement's rows, moments in UTC."""
    with connect(database) as connection:
        kind_of(connection)
        return [text for (text,) in in_utc(connection).execute(statement, params).fetchall()]


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


def _state(state: str | None, error: str | None) -> Text:
    if state is None:
        return Text("never ran")
    text = printable(f"{state}: {error}" if error else state)
    return Text(text, style=_COLOURS.get(state, ""))


def _cause(row: dict[str, Any]) -> str:
    again = row["attempt"] and row["attempt"] > 1
    return f"{row['trigger']}, attempt {row['attempt']}" if again else str(row["trigger"])


def _seconds(row: dict[str, Any]) -> str:
    if row["finished_at"] is None:
        return ""
    began, ended = (datetime.fromisoformat(row[key]) for key in ("started_at", "finished_at"))
    return f"{(ended - began).total_seconds():.1f} s"
