"""`centralcloud export`: what was learned goes into Git, and what became of it."""

from __future__ import annotations

import json
from typing import Any

import click
import psycopg
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from centralcloud.cli.bars import percent
from centralcloud.cli.jobs import refuse_failed, run_now
from centralcloud.cli.options import database_option
from centralcloud.cli.output import (
    age,
    clipped,
    console_of,
    in_utc,
    moment,
    number,
    printable,
    require_hub,
    right,
    table_of,
)
from centralcloud.cli.rankings import counted
from centralcloud.database import Row, connect
from centralcloud.errors import CentralCloudError

_SHORTLIST = "select to_json(s)::text from learning.shortlist(%s) as s"
_OPEN = """
    select to_json(s)::text, extract(epoch from centralcloud.clock() - s.oldest_at)::float8
    from learning.status() as s
    where s.kind = 'export'
"""
_REQUEST = "select learning.open_request()"
_WAITING = "select q.depth from intake.queues() as q where q.queue = 'learned_artifacts'"
_UNSET = "select f.finding from learning.findings() as f where f.check_name = 'repository_unset'"
_ACTIONS = ("promote", "revoke", "leave")
_LONGEST_NAME = 60
_REST = 20
#: A narrower terminal is spared the figures, which the sentence beside them has as well.
_ROOMY = 90


@click.command()
@click.option("--dry-run", is_flag=True, help="Print what would go and why not the rest.")
@click.option(
    "--limit",
    type=click.IntRange(0, 100_000),
    metavar="N",
    help=f"With --dry-run: how many of the rest.  [default: {_REST}]",
)
@click.option(
    "--request",
    "show_request",
    is_flag=True,
    help="Print the open request's text: what is in it, why, and how to decide.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
def export(
    *, dry_run: bool, limit: int | None, show_request: bool, as_json: bool, database: str
) -> None:
    """Bring what has proven itself into the templates repository.

    Runs job knowledge_export now: the worker makes one branch with one pull request, brings the
    open one up to date, or reads what became of it. With --dry-run nothing is touched, and it is
    said what would go, what would be taken out, and what speaks against the rest, the closest
    first. Without a forge nobody is told of the branch: send them what --request prints.
    """
    if show_request and (dry_run or as_json):
        raise click.UsageError("--request goes with neither --dry-run nor --json.")
    if limit is not None and not dry_run:
        raise click.UsageError("--limit goes with --dry-run alone.")
    with connect(database) as hub:
        require_hub(hub, "exports")
    if show_request:
        _print_request(database)
    elif dry_run:
        _show(database, _REST if limit is None else limit, as_json)
    else:
        _run(database, as_json)


def _show(database: str, limit: int, as_json: bool) -> None:
    with connect(database) as hub:
        in_utc(hub).execute("set default_transaction_read_only = on")
        rows = [json.loads(text) for (text,) in hub.execute(_SHORTLIST, [limit]).fetchall()]
        now = _open(hub)
        ((waiting,),) = hub.execute(_WAITING).fetchall()
        notes = [finding for (finding,) in hub.execute(_UNSET).fetchall()]
    found = {action: [row for row in rows if row["action"] == action] for action in _ACTIONS}
    if as_json:
        shown = {"open": now, "waiting_messages": waiting, **found}
        click.echo(json.dumps(shown, indent=2))
        return
    console = console_of()
    if now is not None:
        _say(console, _described(now))
    for action, title in (
        ("promote", "would go: {}"),
        ("revoke", "would be taken out: {}"),
        ("leave", "of the rest, the closest first: {}"),
    ):
        _say(console, title.format(number(len(found[action])) if found[action] else "none"))
        if found[action]:
            console.print(_table(console, found[action]), highlight=False)
    if waiting:
        told = counted(waiting, "message")
        _say(
            console, f"{told} yet to be folded, which knowledge_export does first, may change this"
        )
    for note in notes:
        _say(console, f"{note}; nothing goes before learning.git_url is set")


def _print_request(database: str) -> None:
    with connect(database) as hub:
        ((text,),) = hub.execute(_REQUEST).fetchall()
        now = _open(in_utc(hub))
    if text is not None:
        click.echo("\n".join(printable(line) for line in text.splitlines()))
        return
    raise CentralCloudError(
        "no request waits for a person" if now is None else f"{_described(now)}, without a text",
        detail="The text is made with the branch; a pull request of a forge has it there.",
        hint="`centralcloud export --dry-run` says what would go.",
    )


def _run(database: str, as_json: bool) -> None:
    rows = run_now(database, "knowledge_export")
    refuse_failed(rows)
    with connect(database) as hub:
        now = _open(in_utc(hub))
    stats = rows[0]["stats"]
    if as_json:
        click.echo(json.dumps({"stats": stats, "open": now}, indent=2))
    elif now is None:
        click.echo("nothing to export; centralcloud export --dry-run says why")
    else:
        click.echo(printable(_described(now)))
        click.echo(
            f"the worker is asked for {counted(stats['artifacts'], 'artifact')} to go and "
            f"{counted(stats['revoked'], 'artifact')} to be taken out; "
            "centralcloud tasks list --kind knowledge_export shows how it fares"
        )


def _open(hub: psycopg.Connection[Row]) -> dict[str, Any] | None:
    row = hub.execute(_OPEN).fetchone()
    if row is None:
        return None
    text, seconds = row
    told = json.loads(text)
    return {
        "branch": told["name"],
        **told["detail"],
        "artifacts": told["depth"],
        "requested_at": told["oldest_at"],
        "seconds": seconds,
    }


def _described(now: dict[str, Any]) -> str:
    """The open export in a line: its branch, since when, where, and who works on it."""
    state = "on its way" if now["state"] == "requested" else f"open ({now['state']})"
    line = f"export {now['branch']} is {state}, asked for {age(now['seconds'])} ago"
    if now.get("url"):
        line += f": {now['url']}"
    elif now["state"] != "requested":
        line += "; centralcloud export --request prints what to tell whoever merges it"
    if now.get("held_since"):
        line += f"; a person works on it since {moment(now['held_since'])}, it is left to them"
    return line


def _say(console: Console, line: str) -> None:
    console.print(Text(printable(line)), highlight=False)


def _table(console: Console, rows: list[dict[str, Any]]) -> Table:
    columns: list[str | Column] = [Column("artifact", overflow="fold"), right("uses")]
    figures = console.width >= _ROOMY
    if figures:
        columns += [right("worked"), right("by"), right("quality")]
    columns.append(Column("why", overflow="fold"))
    return table_of(columns, [_cells(row, figures) for row in rows])


def _cells(row: dict[str, Any], figures: bool) -> list[str]:
    name = f"{row['type']}:{row['id']}@{row['version']}"
    cells = [clipped(name, _LONGEST_NAME), number(row["uses"])]
    if figures:
        cells += [
            percent(row["successes"] / row["uses"]) if row["uses"] else "",
            f"{row['owners']:,}/{row['instances']:,}",
            "" if row["quality"] is None else f"{row['quality']:.2f}",
        ]
    return [*cells, row["reason"]]
