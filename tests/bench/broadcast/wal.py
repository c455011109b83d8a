"""The WAL of telling everyone: one log, beside a queue for each."""

from __future__ import annotations

import statistics

from tests.bench.broadcast.message import MESSAGE, PUBLISH
from tests.bench.common import (
    Report,
    acting_as,
    add_instances,
    bench_hub,
    interleaved,
    seconds,
    subscribe,
    wal_of,
)
from tests.conftest import Database

ROUNDS = 3


def wal(report: Report, instances: int) -> None:
    """Print the figures."""
    with bench_hub() as hub:
        names = add_instances(hub, 1, instances)
        subscribe(hub, names)
        for number in range(1, instances + 1):
            hub.all("select pgmq.create(%s)", [f"bench_{number}"])
        hub.all("checkpoint")

        taken: list[float] = []
        written = interleaved(ROUNDS, {
            "log": lambda: wal_of(hub, lambda: taken.append(seconds(lambda: _log(hub, names)))),
            "queues": lambda: wal_of(hub, lambda: _queues(hub, instances)),
        })  # fmt: skip
        report.note(f"a message of {len(MESSAGE)} bytes, {instances} instances fetch and ack it")
        report.figure("WAL of a broadcast", written["log"] / 2**20, "MB")
        report.figure("WAL of a pgmq queue for each", written["queues"] / 2**20, "MB")
        report.figure("queues / broadcast, WAL", written["queues"] / written["log"], "x")
        taken_each = statistics.median(taken) / instances * 1e3
        report.figure("fetch and ack of an instance", taken_each, "ms")


def _log(hub: Database, names: list[str]) -> None:
    """One message that every instance fetches and acknowledges."""
    offset = hub.one(PUBLISH, [MESSAGE])
    for name in names:
        with acting_as(hub, name):
            assert hub.one("select topic_offset from routing.fetch()") == offset
            hub.all("select routing.ack('patterns_updated', %s)", [offset])


def _queues(hub: Database, instances: int) -> None:
    """The same message into every queue, read and deleted there."""
    hub.all(
        "select pgmq.send('bench_' || i, %s::jsonb) from generate_series(1, %s::int) as i",
        [MESSAGE, instances],
    )
    for number in range(1, instances + 1):
        queue = f"bench_{number}"
        msg_id = hub.one("select msg_id from pgmq.read(%s, 30, 1)", [queue])
        assert hub.one("select pgmq.delete(%s, %s::bigint)", [queue, msg_id])
