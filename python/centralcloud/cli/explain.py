"""`centralcloud explain`: why a pattern stands where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click
from rich.console import Console, RenderableType
from rich.table import Column, Table
from rich.text import Text

from centralcloud.cli.bars import ink_of, percent
from centralcloud.cli.options import database_option
from centralcloud.cli.output import (
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
from centralcloud.database import connect

_EXPLANATION = "select ranking.explanation(aggregation.resolve_pattern(%s))::text"
#: Shares in words, with the term and that of its lower bound.
_SHARES = (
    ("works", "success_rate", "success_lower"),
    ("seen by", "frequency", "prevalence_lower"),
    ("sure", "confidence", None),
)
_OF_SHARES = {term for _words, *terms in _SHARES for term in terms}
_BAR = 25
_SHORT_BAR = 8
#: With more voters than this, the others are counted.
_MANY = 20
_LONGEST_NAME = 40


@click.command()
@click.argument("pattern")
@click.option("--all", "show_all", is_flag=True, help="Show every instance, however many.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@database_option
def explain(pattern: str, show_all: bool, as_json: bool, database: str) -> None:
    """Why PATTERN has its rank, and who stands behind it.

    PATTERN is a name, a fingerprint, or the beginning of one. After the sentence come the shares
    (█ 95 % certain, ▒ expected), the terms of the formula as of today, what each instance tells and
    adds to the evidence E, and the patterns that count for this one.
    """
    with connect(database) as hub:
        require_hub(hub, "a ranking")
        row = in_utc(hub).execute(_EXPLANATION, [pattern]).fetchone()
    assert row is not None
    told = json.loads(row[0])
    if as_json:
        click.echo(json.dumps(told, indent=2))
        return
    console = console_of()
    for part in _parts(console, told, show_all):
        console.print(part, highlight=False)


def _parts(console: Console, told: dict[str, Any], show_all: bool) -> Iterator[RenderableType]:
    sort = ", ".join(filter(None, (told["language"], told["kind"])))
    yield Text(f"{told['fingerprint']} {printable(told['name'])}{printable(sort and f' ({sort})')}")
    if told["description"]:
        yield Text(printable(told["description"]), "dim")
    yield Text(printable(told["summary"]))
    values = {term["term"]: term["value"] for term in told["terms"]}
    if values["score"] is not None:
        yield Text()
        yield _shares(console, told["terms"])
    yield Text()
    yield table_of(
        ("term", right("value"), "what it is"),
        [
            (term["term"], _figure(term["value"]), term["meaning"])
            for term in told["terms"]
            if term["term"] not in _OF_SHARES and term["value"] is not None
        ],
    )
    if told["voters"]:
        yield Text()
        yield from _voters(console, told["voters"], show_all)
    if told["aliases"]:
        yield Text()
        yield _aliases(told["aliases"])


def _shares(console: Console, terms: list[dict[str, Any]]) -> Table:
    ink = ink_of(console)
    of = {term["term"]: term for term in terms}
    rows: list[list[str | Text]] = []
    for words, term, least in _SHARES:
        share, certain = of[term]["value"], of[least or term]["value"]
        rows.append(
            [
                words,
                percent(share),
                percent(certain) if least else "",
                Text(ink.spread(certain, share, _BAR), "cyan"),
                of[term]["meaning"],
            ]
        )
    bar = Column(width=_BAR, no_wrap=True)
    return table_of(("share", right("is"), right("at least"), bar, "what it is"), rows)


def _voters(
    console: Console, voters: list[dict[str, Any]], show_all: bool
) -> Iterator[RenderableType]:
    ink = ink_of(console)
    # The first has the most.
    most, evidence = voters[0]["e"], sum(voter["e"] for voter in voters)
    shown = voters if show_all else voters[:_MANY]
    yield table_of(
        (
            "instance",
            "owner",
            right("vote"),
            right("days"),
            right("went well"),
            right("adds E"),
            Column(width=_SHORT_BAR, no_wrap=True),
        ),
        [
            (
                clipped(voter["instance"], _LONGEST_NAME),
                clipped(voter["owner"], _LONGEST_NAME),
                _figure(voter["vote"]),
                number(voter["days"]),
                f"{voter['successes']:,} of {voter['trials']:,}",
                _figure(voter["e"]),
                Text(ink.bar(voter["e"] / most if most else 0, _SHORT_BAR), "cyan"),
            )
            for voter in shown
        ],
    )
    left = voters[len(shown) :]
    if left:
        share = sum(voter["e"] for voter in left) / evidence if evidence else 0
        yield Text(f"and {len(left):,} more, who add {percent(share)} of E: --all shows them")


def _aliases(aliases: list[dict[str, Any]]) -> Table:
    return table_of(
        (Column("counts for it", no_wrap=True), "called", "because", "said by", "on (UTC)"),
        [
            (
                alias["fingerprint"][:13],
                clipped(alias["name"], _LONGEST_NAME),
                alias["reason"],
                alias["decided_by"],
                moment(alias["decided_at"])[:10],
            )
            for alias in aliases
        ],
    )


def _figure(value: float) -> str:
    """A whole number as such, else three decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3f}"
