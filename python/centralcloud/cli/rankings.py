"""What `top` and `diff` have in common: which ranking is meant, and what it is."""

from __future__ import annotations

import json
from typing import Any

import click
import psycopg

from centralcloud.cli.output import clipped, moment
from centralcloud.database import Row

#: What makes a ranking, for those who have none.
NONE_YET = (
    "there is no ranking yet: `centralcloud jobs run pattern_aggregation` makes one of what "
    "instances sent, as the job does every hour; as soon as enough owners see a pattern"
)

_AS_OF = "select ranking.as_of(%s::timestamptz, %s, %s)"
_DESCRIBE = "select to_json(d)::text from ranking.describe(%s) as d"
# How long ago, or a moment; `7 days ago` means what `7 days` does.
_AGO = """
    select (centralcloud.clock() - greatest(i.span, - i.span))::text
    from (select %s::interval as span) as i
"""
_MOMENT = "select %s::timestamptz::text"


def as_of(hub: psycopg.Connection[Row], at: str, language: str | None, kind: str | None) -> int:
    """The ranking of a language and kind (None: of all) at a moment; SC203 before the first."""
    row = hub.execute(_AS_OF, [at, language, kind]).fetchone()
    assert row is not None
    return int(row[0])


def current(
    hub: psycopg.Connection[Row], language: str | None = None, kind: str | None = None
) -> int | None:
    """The ranking that is current now, if there is any."""
    try:
        return as_of(hub, "infinity", language, kind)
    except psycopg.Error as error:
        if error.sqlstate == "SC203":
            return None
        raise


def describe(hub: psycopg.Connection[Row], ranking_id: int) -> dict[str, Any]:
    """When it was made, of what; without its entries. An unknown one is an error (SC203)."""
    row = hub.execute(_DESCRIBE, [ranking_id]).fetchone()
    assert row is not None
    return dict(json.loads(row[0]))


def moment_of(hub: psycopg.Connection[Row], text: str, option: str) -> str:
    """A moment as PostgreSQL reads it, or an interval before now; else it is a wrong call."""
    for statement in (_MOMENT, _AGO):
        try:
            row = hub.execute(statement, [text]).fetchone()
            assert row is not None
            return str(row[0])
        except psycopg.DataError:
            continue
    raise click.BadParameter(
        f"{text!r} is neither a time (2026-11-01, '2026-11-01 09:00') nor how long ago ('7 days').",
        param_hint=option,
    )


def title(ranking: dict[str, Any]) -> str:
    """Its number, what it is of, and its moment."""
    scope = _scope(ranking["language"], ranking["kind"])
    of = f" of {scope}" if scope else ""
    return f"ranking {ranking['ranking_id']}{of} ({moment(ranking['ranked_at'])})"


def _scope(language: str | None, kind: str | None) -> str:
    """Language and kind in words; nothing where it is of all."""
    return ", ".join(
        clipped(value, 30) or f"no {what}"
        for what, value in (("language", language), ("kind", kind))
        if value is not None
    )


def none_of(hub: psycopg.Connection[Row], language: str | None, kind: str | None) -> str:
    """Why there is none of a language and a kind."""
    if current(hub) is None:
        return NONE_YET
    return f"there is no ranking of {_scope(language, kind)}"


def counted(count: int, noun: str) -> str:
    """`1 owner`, `1,200 owners`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
