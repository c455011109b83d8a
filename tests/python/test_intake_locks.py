"""Batches for several instances at once wait for each other in one order."""

from __future__ import annotations

from functools import partial
from typing import Any

import psycopg

from tests.conftest import Database
from tests.waiting import running

SEND = "select intake.send_batch(%s::jsonb[])"
FIRST = [
    '{"type": "heartbeat", "source": "b"}',
    '{"type": "patterns", "source": "a", "patterns": []}',
]
SECOND = [
    '{"type": "heartbeat", "source": "a"}',
    '{"type": "patterns", "source": "b", "patterns": []}',
]


def test_two_batches_never_block_each_other(hub: Database) -> None:
    """Each brings a heartbeat of one and patterns of the other; each is over a minute old."""
    hub.all("select fleet.add('a'), fleet.add('b')")

    def send(connection: psycopg.Connection[Any], batch: list[str]) -> None:
        for _ in range(150):
            connection.execute(SEND, [batch])
            # Row by row: one statement would lock both, in the order they lie in.
            for name in ("a", "b"):
                connection.execute(
                    "update fleet.instances set last_accepted_at = null where name = %s", [name]
                )

    with running(*(partial(send, hub.connect(), batch) for batch in (FIRST, SECOND))):
        pass
