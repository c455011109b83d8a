"""`centralcloud top`: the ranking, current or past."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import click
import psycopg
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from centralcloud.cli import rankings
from centralcloud.cli.bars import ink_of, percent
from centralcloud.cli.options import database_option
from centralcloud.cli.output import clipped, console_of, in_utc, require_hub, right, table_of
from centralcloud.database import Row, connect

_ENTRIES = "select to_json(e)::text from ranking.entries_of(%s) as e"
_LONGEST_NAME = 60
_SORT = 14
#: What a narrower terminal is spared: long bars, what is beside the point, all but the score.
_WIDE, _ROOMY, _NARROW = 100, 76, 50


@click.command()
@click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=20,
    show_default=True,
    metavar="N",
    help="How many, 1 to 100.",
)
@click.option("--language", help="The ranking of this language.")
@click.option("--kind", help="The ranking of this kind.")
@click.option("--as-of", metavar="TIME", help="The ranking of that moment, or so long ago.")
@click.option(
    "--ranking", type=click.IntRange(1, 2**63 - 1), metavar="ID", help="The ranking of that number."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
def top(
    *,
    limit: int,
    language: str | None,
    kind: str | None,
    as_of: str | None,
    ranking: int | None,
    as_json: bool,
    database: str,
) -> None:
    """The patterns that the fleet stands behind, the best first.

    The bar compares scores. works: expected success rate. seen: share of the votes that see it.
    sure: how much of the success rate is evidence. by: owners and instances that see it. found:
    how often it stands in their code, which is never ranked. `explain` tells why, `diff` what
    moved.
    """
    if as_of is not None and ranking is not None:
        raise click.UsageError("--as-of and --ranking do not go together.")
    with connect(database) as hub:
        require_hub(hub, "rankings")
        in_utc(hub)
        number = ranking or _meant(hub, as_of, language, kind)
        if number is None:
            click.echo('{"ranking": null, "patterns": []}' if as_json else rankings.NONE_YET)
            return
        head = rankings.describe(hub, number)
        ranked = [json.loads(text) for (text,) in hub.execute(_ENTRIES, [number]).fetchall()]
    wanted = {"language": language, "kind": kind}
    found = [entry for entry in ranked if all(v in (None, entry[k]) for k, v in wanted.items())]
    if as_json:
        click.echo(json.dumps({"ranking": head, "patterns": found[:limit]}, indent=2))
        return
    console = console_of()
    console.print(Text(_headline(head, min(limit, len(found)), wanted)), highlight=False)
    if found:
        console.print(_table(console, found[:limit]), highlight=False)
    else:
        for what in [key for key, value in wanted.items() if value is not None and ranked]:
            there = ", ".join(sorted({clipped(entry[what], 20) for entry in ranked} - {""}))
            said = f"there is {what} {there}" if there else f"no pattern on it tells its {what}"
            console.print(Text(said), highlight=False)


def _meant(
    hub: psycopg.Connection[Row], at: str | None, language: str | None, kind: str | None
) -> int | None:
    """Where there is none of that language and kind, that of everything, which lacks it too."""
    if at is None:
        return rankings.current(hub, language, kind) or rankings.current(hub)
    return rankings.as_of(hub, rankings.moment_of(hub, at, "--as-of"), language, kind)


def _headline(head: dict[str, Any], shown: int, wanted: dict[str, str | None]) -> str:
    only = "".join(
        f", of {what} {clipped(value, _LONGEST_NAME)}" if value else f", of no {what}"
        for what, value in wanted.items()
        if value is not None and value != head[what]
    )
    told = f"{rankings.title(head)}, model {head['model_version']}: {shown} of {head['entries']}"
    if head["patterns"] is None:
        return told + only
    patterns, instances, owners = (
        rankings.counted(head[f"{noun}s"], noun) for noun in ("pattern", "instance", "owner")
    )
    return f"{told}{only}; chosen from {patterns} of {instances}, {owners}"


def _table(console: Console, entries: list[dict[str, Any]]) -> Table:
    ink = ink_of(console)
    best = max(entry["score"] for entry in entries)
    length = 10 if console.width >= _WIDE else 5

    def bar(entry: dict[str, Any]) -> Text:
        return Text(ink.bar(entry["score"] / best if best else 0, length), "cyan")

    columns: list[tuple[int, Column, Callable[[dict[str, Any]], str | Text]]] = [
        (0, right("#"), lambda entry: str(entry["rank"])),
        (0, Column("pattern", overflow="fold"), lambda e: clipped(e["name"], _LONGEST_NAME)),
        (_ROOMY, Column("language kind", overflow="fold", max_width=_SORT), _sort_of),
        (0, right("score"), lambda entry: f"{entry['score']:.3f}"),
        (_NARROW, Column(width=length, no_wrap=True), bar),
        (_NARROW, right("works"), lambda entry: percent(entry["success_rate"])),
        (_NARROW, right("seen"), lambda entry: percent(entry["frequency"])),
        (_ROOMY, right("sure"), lambda entry: percent(entry["confidence"])),
        (_ROOMY, right("by"), lambda entry: f"{entry['owners']:,}/{entry['instances']:,}"),
        (_ROOMY, right("found"), lambda entry: _short(entry["occurrences"])),
    ]
    shown = [(column, cell) for least, column, cell in columns if console.width >= least]
    return table_of(
        [column for column, _cell in shown],
        [[cell(entry) for _column, cell in shown] for entry in entries],
    )


def _sort_of(entry: dict[str, Any]) -> str:
    both = " ".join(filter(None, (entry["language"], entry["kind"])))
    return clipped(both, 30)


def _short(count: int) -> str:
    """At most four digits and a letter: 9,999, 12k, 3M."""
    for size, letter in ((10**15, "P"), (10**12, "T"), (10**9, "G"), (10**6, "M"), (10**4, "k")):
        if count >= size:
            return f"{count // (size if letter != 'k' else 1000)}{letter}"
    return f"{count:,}"
