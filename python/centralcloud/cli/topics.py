"""`centralcloud topics`: what the hub tells, and how far the fleet has read it."""

from __future__ import annotations

import json
from typing import Any

import click
from rich.table import Column

from centralcloud.cli.options import database_option
from centralcloud.cli.output import (
    brief,
    in_utc,
    moment,
    number,
    require_hub,
    show_json,
    show_table,
)
from centralcloud.database import connect

_TOPICS = "select to_json(t)::text from routing.overview() as t"
_SUBSCRIBERS = "select to_json(s)::text from routing.subscribers_of(%s) as s"


@click.command()
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@database_option
def topics(name: str | None, as_json: bool, database: str) -> None:
    """What the hub told, and how far each instance has read it.

    kept: for how long and how many messages (90d 1M); keyed: the newest of each key for ever.
    again: messages that an instance could not apply and is given again; dead: given up for it.
    With NAME: the instances that read this topic, the farthest behind first. `tail` shows what
    is published.
    """
    with connect(database) as hub:
        require_hub(hub, "topics")
        in_utc(hub)
        found = hub.execute(_SUBSCRIBERS, [name]) if name else hub.execute(_TOPICS)
        texts = [row[0] for row in found.fetchall()]
    if as_json:
        show_json(texts)
    elif name:
        _show_subscribers(name, [json.loads(text) for text in texts])
    else:
        _show_topics([json.loads(text) for text in texts])


def _show_topics(found: list[dict[str, Any]]) -> None:
    show_table(
        (
            Column("topic", no_wrap=True),
            Column("offsets", justify="right", no_wrap=True),
            "newest (UTC)",
            Column("readers", justify="right"),
            Column("lag", justify="right"),
            "whose",
            "kept",
            Column("again", justify="right"),
            Column("dead", justify="right"),
        ),
        [
            (
                topic["topic"],
                _offsets(topic),
                moment(topic["newest_at"])[:16],
                number(topic["subscribers"]),
                number(topic["largest_lag"]),
                topic["laggard"] if topic["largest_lag"] else "",
                _policy(topic),
                number(topic["redeliveries"]),
                number(topic["dead_deliveries"]),
            )
            for topic in found
        ],
    )


def _offsets(topic: dict[str, Any]) -> str:
    first, newest = topic["first_offset"], topic["newest_offset"]
    return f"{first}…{newest}" if first <= newest else "none"


def _policy(topic: dict[str, Any]) -> str:
    kept = f"{topic['retain_for'].replace(' days', 'd')} {brief(topic['retain_rows'])}"
    return f"{kept} keyed" if topic["compacted"] else kept


def _show_subscribers(name: str, found: list[dict[str, Any]]) -> None:
    if not found:
        click.echo(f"no instance reads {name}")
        return
    show_table(
        (
            Column("instance", no_wrap=True),
            Column("cursor", justify="right"),
            Column("lag", justify="right"),
            "last ack (UTC)",
            Column("again", justify="right"),
            Column("dead", justify="right"),
        ),
        [
            (
                reader["instance"],
                number(reader["acked_offset"]),
                number(reader["lag"]),
                moment(reader["acked_at"]) or "never",
                number(reader["redeliveries"]),
                number(reader["dead_deliveries"]),
            )
            for reader in found
        ],
    )
