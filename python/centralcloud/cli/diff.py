"""`centralcloud diff`: what changed between two rankings."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import click
import psycopg
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from centralcloud.cli import rankings
from centralcloud.cli.bars import Ink, ink_of
from centralcloud.cli.options import database_option
from centralcloud.cli.output import clipped, console_of, in_utc, require_hub, right, table_of
from centralcloud.database import Row, connect

# Whether an entry kept its name is for the old list to say.
_DIFFERENCE = """
    select to_json(c)::text
    from (
      select d.*, o.name as old_name
      from ranking.difference(%(old)s, %(new)s) with ordinality as d
      left join ranking.entries_of(%(old)s) as o on o.fingerprint = d.fingerprint
      order by d.ordinality
    ) as c
"""
_CHANGES = ("entered", "left", "rose", "fell", "renamed")
_COLOURS = {"entered": "green", "left": "red", "rose": "green", "fell": "red", "renamed": "cyan"}
_LONGEST_NAME = 60
_BAR = 8
#: Terminals narrower than this are shown without bars and languages.
_ROOMY = 60

_number = click.IntRange(1, 2**63 - 1)


@click.command()
@click.argument("old", required=False, type=_number)
@click.argument("new", required=False, type=_number)
@click.option("--since", metavar="TIME", help="From the ranking of that moment, or so long ago.")
@click.option("--language", help="Rankings of this language.")
@click.option("--kind", help="Rankings of this kind.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
def diff(
    *,
    old: int | None,
    new: int | None,
    since: str | None,
    language: str | None,
    kind: str | None,
    as_json: bool,
    database: str,
) -> None:
    """What changed between two rankings.

    What entered, left, rose, fell or was renamed, in order of the new list. OLD and NEW are
    numbers of rankings, such as `top` shows. Without NEW it is the current one, without OLD the
    one before that.
    """
    if since is not None and old is not None:
        raise click.UsageError("--since and OLD do not go together.")
    if new is not None and not (language is None and kind is None):
        raise click.UsageError("--language and --kind choose what OLD or NEW leaves open.")
    with connect(database) as hub:
        require_hub(hub, "rankings")
        in_utc(hub)
        number = new or rankings.current(hub, language, kind)
        if number is None:
            _say_nothing(None, rankings.none_of(hub, language, kind), as_json)
            return
        first = old if since is None else _as_of(hub, since, language, kind)
        after = rankings.describe(hub, number)
        if first is None:
            first = after["previous_id"]
        if first is None:
            _say_nothing(after, f"{rankings.title(after)}: there is none before it", as_json)
            return
        before = rankings.describe(hub, first)
        asked = {"old": first, "new": after["ranking_id"]}
        changes = [json.loads(text) for (text,) in hub.execute(_DIFFERENCE, asked).fetchall()]
    for change in changes:
        del change["ordinality"]
    if as_json:
        click.echo(json.dumps({"old": before, "new": after, "changes": changes}, indent=2))
    else:
        _show(before, after, changes)


def _as_of(hub: psycopg.Connection[Row], since: str, language: str | None, kind: str | None) -> int:
    return rankings.as_of(hub, rankings.moment_of(hub, since, "--since"), language, kind)


def _say_nothing(after: dict[str, Any] | None, why: str, as_json: bool) -> None:
    """There are no two to compare."""
    told: dict[str, Any] = {"old": None, "new": after, "changes": []}
    click.echo(json.dumps(told, indent=2) if as_json else why)


def _show(before: dict[str, Any], after: dict[str, Any], changes: list[dict[str, Any]]) -> None:
    console = console_of()
    ink = ink_of(console)
    both = f"{rankings.title(before)} {ink.arrow} {rankings.title(after)}"
    if changes:
        console.print(_table(console, ink, changes), highlight=False)
        console.print()
    counts = Counter(change["change"] for change in changes)
    told = ", ".join(f"{counts[what]} {what}" for what in _CHANGES if counts[what])
    stayed = after["entries"] - sum(change["new_rank"] is not None for change in changes)
    summary = f"{told}; {stayed} as before" if changes else f"no change, {stayed} as before"
    console.print(Text(f"{both}: {summary}"), highlight=False)


def _table(console: Console, ink: Ink, changes: list[dict[str, Any]]) -> Table:
    farthest = max((abs(moved) for change in changes if (moved := _moved(change))), default=1)
    roomy = console.width >= _ROOMY

    def movement(change: dict[str, Any]) -> Text:
        moved = _moved(change)
        if not moved:
            return Text()
        sign = ink.up if moved > 0 else ink.down
        bar = ink.bar(abs(moved) / farthest, _BAR) if roomy else ""
        return Text(f"{sign} {abs(moved):<2} {bar}".rstrip(), _COLOURS[change["change"]])

    columns: list[str | Column] = [
        Column("change", no_wrap=True),
        right("rank"),
        Column("moved", no_wrap=True),
        "pattern",
    ]
    rows: list[list[str | Text]] = [
        [
            Text(change["change"], _COLOURS[change["change"]]),
            f"{change['old_rank'] or '-':>3} {ink.arrow} {change['new_rank'] or '-':<3}".rstrip(),
            movement(change),
            _name(change, ink),
        ]
        for change in changes
    ]
    if roomy:
        columns.append(Column("language", overflow="fold"))
        columns.append(right("score"))
        for row, change in zip(rows, changes, strict=True):
            row.append(clipped(change["language"], 20))
            row.append(f"{_score(change['old_score'])} {ink.arrow} {_score(change['new_score'])}")
    return table_of(columns, rows)


def _moved(change: dict[str, Any]) -> int:
    """How many places up; 0 for what entered or left."""
    if change["old_rank"] is None or change["new_rank"] is None:
        return 0
    return int(change["old_rank"] - change["new_rank"])


def _name(change: dict[str, Any], ink: Ink) -> str:
    name = clipped(change["name"], _LONGEST_NAME)
    old = change["old_name"]
    if old is None or old == change["name"]:
        return name
    return f"{clipped(old, _LONGEST_NAME)} {ink.arrow} {name}"


def _score(score: float | None) -> str:
    return "-" if score is None else f"{score:.3f}"
