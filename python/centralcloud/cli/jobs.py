"""`centralcloud jobs`: what runs by itself, how it went, and how it should."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row
from rich.text import Text

from centralcloud.bundle import cron
from centralcloud.cli.options import LIMIT, database_option
from centralcloud.cli.output import in_utc, kind_of, moment, printable, show_json, show_table
from centralcloud.database import LOST, Row, connect
from centralcloud.errors import CentralCloudError

_COLOURS = {"succeeded": "green", "failed": "red", "crashed": "red", "running": "yellow"}

#: How often a run by hand is asked whether it is past its timeout.
_LOOK_SECONDS = 5.0

_OVERVIEW = "select to_json(j)::text from scheduling.overview() as j"
_ENTRIES = "select name, schedule from scheduling.cron_entries order by name"
_SETTINGS = "select to_json(s)::text from scheduling.settings_of(%s) as s"

_json_option = click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")


@click.group()
def jobs() -> None:
    """Look at jobs, run one by hand, pause, resume and set them."""


@jobs.command(name="list")
@_json_option
@database_option
def list_jobs(as_json: bool, database: str) -> None:
    """Every job: when it runs, how it went, when it is due (UTC)."""
    found = _objects(database, _OVERVIEW)
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
    rows = run_now(database, name)
    for row in rows:
        if row["state"] == "succeeded":
            told = f"run {row['run_id']} of job {row['job']} succeeded {json.dumps(row['stats'])}"
            click.echo(told)
    refuse_failed(rows)


@jobs.command()
@click.argument("name", required=False)
@click.option("--limit", type=LIMIT, default=20, show_default=True)
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


@jobs.command()
@click.argument("name")
@click.option("--reason", help="Why; `jobs list` and `show` tell it.")
@database_option
def pause(name: str, reason: str | None, database: str) -> None:
    """Have a job start by hand alone, until it is resumed.

    Neither its slots nor other jobs start it; a run that is going on goes on. What follows it
    waits for it.
    """
    with _changing(database) as connection:
        connection.execute("select scheduling.disable_job(%s, %s)", [name, reason])
        click.echo(f"job {name} is paused")


@jobs.command()
@click.argument("name")
@database_option
def resume(name: str, database: str) -> None:
    """Have a paused job start by itself again.

    The slots that passed meanwhile were not missed.
    """
    with _changing(database) as connection:
        connection.execute("select scheduling.enable_job(%s)", [name])
        click.echo(f"job {name} is resumed")


@jobs.command(name="set")
@click.argument("name")
@click.argument("setting")
@click.argument("value")
@database_option
def set_(name: str, setting: str, value: str, database: str) -> None:
    """Choose a setting of a job; upgrades leave it alone.

    Such as: jobs set retention schedule '@daily'. `jobs show NAME` lists the settings and what
    each may be.
    """
    _choose(database, name, setting, value)


@jobs.command()
@click.argument("name")
@click.argument("setting")
@database_option
def reset(name: str, setting: str, database: str) -> None:
    """Have a setting of a job be as registered again."""
    _choose(database, name, setting, None)


@jobs.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
def show(name: str, as_json: bool, database: str) -> None:
    """How a job stands, and its settings (UTC)."""
    settings = _objects(database, _SETTINGS, (name,))
    (found,) = _objects(database, _OVERVIEW + " where j.job = %s", (name,))
    job = {**json.loads(found), "settings": [json.loads(each) for each in settings]}
    if as_json:
        click.echo(json.dumps(job))
        return
    click.echo(f"{name}: {printable(job['description'])}")
    click.echo(f"runs: {_when(job)}")
    if job["disabled_at"]:
        click.echo(f"disabled by {job['disabled_by']}, {moment(job['disabled_at'])}")
    click.echo(f"last run: {_state(job['last_state'], job['last_error'])}")
    click.echo(f"next slot: {moment(job['next_slot_at']) or 'none'}")
    show_table(
        ("setting", "is", "registered", "chosen", "may be"),
        [
            tuple(each[key] or "" for key in ("setting", "value", "registered", "chosen", "rule"))
            for each in job["settings"]
        ],
    )


def run_now(database: str, name: str) -> list[dict[str, Any]]:
    """Run a job, then those that follow it; its run, and theirs. A failure is told at once."""
    with connect(database) as connection:
        kind_of(connection)
        # Each failure comes as a warning as soon as it happens.
        connection.add_notice_handler(lambda said: click.echo(said.message_primary, err=True))
        with _ended_by_timeouts(database):
            started = connection.execute("call scheduling.run_job(%s)", [name]).fetchone()
    assert started is not None
    (first,) = _rows(database, "select * from scheduling.find_run(%s)", started)
    return [first, *_rows(database, "select * from scheduling.chained_runs(%s)", started)]


@contextmanager
def _ended_by_timeouts(database: str) -> Iterator[None]:
    """End what takes too long meanwhile: catch_up may not, where a superuser runs it."""
    ended = threading.Event()

    def look() -> None:
        # Without a second connection it runs all the same, and doctor names it.
        with suppress(*LOST):
            while not ended.wait(_LOOK_SECONDS):
                with connect(database) as connection:
                    connection.execute("select scheduling.cancel_overdue()")

    looking = threading.Thread(target=look, name="timeouts", daemon=True)
    looking.start()
    try:
        yield
    finally:
        ended.set()
        looking.join()


def refuse_failed(rows: list[dict[str, Any]]) -> None:
    """Raise the first failure among runs as a CentralCloudError."""
    for row in rows:
        if row["state"] in ("failed", "crashed"):
            raise CentralCloudError(
                _failure(row), detail=row["detail"], hint=row["hint"], sqlstate=row["sqlstate"]
            )


def _choose(database: str, name: str, setting: str, value: str | None) -> None:
    with _changing(database) as connection:
        connection.execute("select scheduling.set_job(%s, %s, %s)", [name, setting, value])
        row = connection.execute(
            "select s.value from scheduling.settings_of(%s) as s where s.setting = %s",
            [name, setting],
        ).fetchone()
        assert row is not None
        chosen = "" if value is not None else ", as registered"
        click.echo(f"{setting} of job {name} is {row[0] or 'none'}{chosen}")


@contextmanager
def _changing(database: str) -> Iterator[psycopg.Connection[Row]]:
    """A connection; pg_cron's entries follow what was changed over it."""
    with connect(database) as connection:
        kind_of(connection)
        before = connection.execute(_ENTRIES).fetchall()
        yield connection
        clock = connection.execute("select centralcloud.setting('scheduling.clock')").fetchone()
        if clock != ("cron",):
            return
        if connection.info.parameter_status("is_superuser") != "on":
            if connection.execute(_ENTRIES).fetchall() != before:
                raise _not_followed(connection.info.user)
        elif cron.is_loaded(connection):
            cron.sync(connection, database)


def _not_followed(user: str) -> CentralCloudError:
    return CentralCloudError(
        f"the change is made, but pg_cron's entries did not follow: {user} is no superuser",
        detail="Where pg_cron lives in this database they do within a minute or two. Until then it "
        "calls a job at its old slots, and a paused one is refused each time; slots that it does "
        "not know are started by catch_up, 90 seconds late, with policy skip not at all.",
        hint="Say the same as a superuser, or have one run `centralcloud upgrade`.",
        sqlstate="SC904",
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
        reason = row["disabled_reason"]
        return printable(f"disabled: {reason}") if reason else "disabled"
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
