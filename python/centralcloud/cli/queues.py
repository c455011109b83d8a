"""`centralcloud queues`: what waits for the hub."""

from __future__ import annotations

import json

import click
from rich.table import Column

from centralcloud.cli.options import database_option
from centralcloud.cli.output import age, in_utc, number, require_hub, show_json, show_table
from centralcloud.database import connect

# pgmq stamps what it takes by the server's own clock.
_QUEUES = """
    select to_json(q)::text, extract(epoch from clock_timestamp() - q.oldest_at)::float8
    from intake.queues() as q
"""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@database_option
def queues(as_json: bool, database: str) -> None:
    """What waits for the hub, what is archived, what was given up.

    What waits and what is archived is the last number minus the first, plus one: an upper bound
    that costs no more in a long queue. What could not be processed is in `dead-letters`.
    """
    with connect(database) as hub:
        require_hub(hub, "work queues")
        found = in_utc(hub).execute(_QUEUES).fetchall()
    if as_json:
        show_json([text for text, _seconds in found])
        return
    rows = []
    for text, seconds in found:
        queue = json.loads(text)
        rows.append(
            (
                queue["queue"],
                number(queue["depth"]),
                age(seconds),
                number(queue["archived"]),
                queue["keep_for"],
                number(queue["dead_letters"]),
            )
        )
    show_table(
        (
            Column("queue", no_wrap=True),
            Column("waiting", justify="right"),
            Column("oldest", justify="right"),
            Column("archived", justify="right"),
            "kept for",
            Column("dead letters", justify="right"),
        ),
        rows,
    )
