"""`centralcloud tasks list | show | cancel | redrive | discard`: what the worker is asked to do."""

from __future__ import annotations

import json
from typing import Any

import click
import psycopg
from rich.text import Text

from centralcloud.cli.options import ID, LIMIT, database_option
from centralcloud.cli.output import in_utc, kind_of, moment, printable, show_json, show_table
from centralcloud.database import Row, connect
from centralcloud.errors import CentralCloudError

_STATES = ("queued", "running", "done", "dead", "cancelled")
_COLOURS = {"done": "green", "dead": "red", "cancelled": "magenta", "running": "yellow"}
_BAR_CELLS = 10
_OPEN_ALREADY = "SC523"

_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_kind_option = click.option("--kind", metavar="KIND", help="Only of this kind.")
_id_argument = click.argument("task_id", metavar="ID", type=ID)


@click.group()
def tasks() -> None:
    """Look at tasks of the worker; cancel one, try it again."""


@tasks.command(name="list")
@click.option("--state", type=click.Choice(_STATES), help="Only in this state.")
@_kind_option
@click.option("--limit", type=LIMIT, default=50, show_default=True)
@_json_option
@database_option
def list_tasks(
    state: str | None, kind: str | None, limit: int, as_json: bool, database: str
) -> None:
    """The newest tasks: how far each is, or what came of it (UTC)."""
    with connect(database) as connection:
        kind_of(connection)
        found = _listed(connection, state, kind, limit)
    if as_json:
        show_json(found)
        return
    if not found:
        click.echo(f"no {state + ' ' if state else ''}tasks{f' of kind {kind}' if kind else ''}")
        return
    show_table(
        ("task", "kind", "key", "prio", "state", "attempt", "progress", "since", "what happened"),
        [_cells(json.loads(text)) for text in found],
    )
    if len(found) == limit:
        click.echo(f"the newest {limit}; there may be more (--limit)", err=True)


@tasks.command()
@_id_argument
@_json_option
@database_option
def show(task_id: int, as_json: bool, database: str) -> None:
    """All that is known of one: payload, progress, result, error (UTC)."""
    with connect(database) as connection:
        kind_of(connection)
        row = (
            in_utc(connection)
            .execute("select to_json(t)::text from scheduling.find_task(%s) as t", [task_id])
            .fetchone()
        )
    if row is None:
        raise CentralCloudError(
            f"there is no task {task_id}",
            detail="Done tasks are kept for 30 days, dead and cancelled ones for 90.",
            hint="Those there are: `centralcloud tasks list`.",
            sqlstate="SC521",
        )
    if as_json:
        click.echo(row[0])
        return
    for name, value in json.loads(row[0]).items():
        if value is not None:
            said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            lines = [printable(line) for line in said.split("\n")]
            click.echo(f"{name + ':':<16}" + ("\n" + " " * 16).join(lines))


@tasks.command()
@_id_argument
@click.option("--reason", metavar="TEXT", help="Why; its worker and `show` tell it.")
@database_option
def cancel(task_id: int, reason: str | None, database: str) -> None:
    """End a queued or running task; a worker's work on it is undone."""
    with connect(database) as connection:
        kind_of(connection)
        connection.execute("select scheduling.cancel_task(%s, %s)", [task_id, reason])
    click.echo(f"task {task_id} is cancelled")


@tasks.command()
@click.argument("task_id", metavar="[ID]", type=ID, required=False)
@click.option("--all", "all_", is_flag=True, help="All dead ones, the newest of a key.")
@_kind_option
@database_option
def redrive(task_id: int | None, all_: bool, kind: str | None, database: str) -> None:
    """Queue a dead or cancelled task again, with all its attempts."""
    if (task_id is None) != all_:
        raise click.UsageError("give an ID, or --all")
    if kind is not None and not all_:
        raise click.UsageError("--kind goes with --all")
    with connect(database) as connection:
        kind_of(connection)
        if task_id is not None:
            _redrive(connection, task_id)
            click.echo(f"task {task_id} is queued again")
            return
        dead = [json.loads(text)["task_id"] for text in _listed(connection, "dead", kind, None)]
        for each in dead:
            try:
                _redrive(connection, each)
            except psycopg.Error as error:
                if error.sqlstate != _OPEN_ALREADY:
                    raise
                click.echo(f"task {each} stays dead: {error.diag.message_primary}", err=True)
            else:
                click.echo(f"task {each} is queued again")
    if not dead:
        click.echo(f"no dead tasks{f' of kind {kind}' if kind else ''}")


@tasks.command()
@_id_argument
@database_option
def discard(task_id: int, database: str) -> None:
    """Remove a dead or cancelled task for good."""
    with connect(database) as connection:
        kind_of(connection)
        connection.execute("select scheduling.discard_task(%s)", [task_id])
    click.echo(f"task {task_id} is discarded")


def _listed(
    connection: psycopg.Connection[Row], state: str | None, kind: str | None, limit: int | None
) -> list[str]:
    if kind is not None:
        # A slip of the pen is no empty list.
        connection.execute("select scheduling.require_task_kind(%s)", [kind])
    rows = in_utc(connection).execute(
        "select to_json(t)::text from scheduling.list_tasks(%s, %s, %s) as t", [state, kind, limit]
    )
    return [text for (text,) in rows.fetchall()]


def _redrive(connection: psycopg.Connection[Row], task_id: int) -> None:
    connection.execute("select scheduling.redrive_task(%s)", [task_id])


def _cells(task: dict[str, Any]) -> tuple[str | Text, ...]:
    return (
        str(task["task_id"]),
        task["kind"],
        task["key"],
        str(task["priority"]),
        Text(task["state"], style=_COLOURS.get(task["state"], "")),
        f"{task['attempt']}/{task['max_attempts']}",
        _progress(task),
        moment(task["finished_at"] or task["started_at"] or task["requested_at"]),
        _story(task),
    )


def _progress(task: dict[str, Any]) -> str:
    """A bar, and how much of it in percent and in words."""
    done, total = task["progress_done"], task["progress_total"]
    if done is None:
        return ""
    share = min(max(done / total, 0.0), 1.0) if total > 0 else 1.0
    full = int(share * _BAR_CELLS)
    bar = "█" * full + "░" * (_BAR_CELLS - full)
    return f"{bar} {share:4.0%} {done}/{total} {task['progress_unit']}"


def _story(task: dict[str, Any]) -> str:
    if task["state"] == "cancelled":
        return ": ".join(filter(None, (f"by {task['cancelled_by']}", task["cancel_reason"])))
    if task["state"] == "queued" and task["error"]:
        return f"again at {moment(task['due_at'])}: {task['error']}"
    if task["state"] == "running":
        return f"{task['worker']}, lease until {moment(task['lease_until'])}"
    return task["error"] or ""
