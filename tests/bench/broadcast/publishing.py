"""How many messages a second are published, and what readers get meanwhile."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import psycopg

from tests.bench.broadcast.message import MESSAGE, PUBLISH
from tests.bench.common import PASSWORD, Report, add_instances, bench_hub, seconds, subscribe
from tests.conftest import Database

FETCH_AND_ACK = """
select array_agg(d.topic_offset), routing.ack(d.topic, max(d.topic_offset))
from routing.fetch(1000) as d
group by d.topic
"""


def publishing(report: Report, messages: int) -> None:
    """Print the figures."""
    with bench_hub() as hub:
        hub.one(PUBLISH, [MESSAGE])
        rate = "messages/s"
        report.figure("publish, one connection", _rate(hub, 1, messages), rate)
        report.figure("publish, eight connections", _rate(hub, 8, messages // 6), rate)
        report.figure("publish, batches of 100", _rate(hub, 1, messages // 100 * 200, 100), rate)
        report.figure("publish, in the server", _in_the_server(hub, messages), "us a message")
        _with_readers(report, hub, messages // 6)


def _publish(connection: psycopg.Connection[Any], count: int, batch: int) -> None:
    for _ in range(count // batch):
        with connection.transaction(), connection.cursor() as cursor:
            cursor.executemany(PUBLISH, [[MESSAGE]] * batch)


def _rate(hub: Database, connections: int, each: int, batch: int = 1) -> float:
    """Messages a second from some connections at once, `batch` messages a transaction."""
    opened = [hub.connect() for _ in range(connections)]
    with ThreadPoolExecutor(connections) as pool:
        began = time.perf_counter()
        list(pool.map(lambda connection: _publish(connection, each, batch), opened))
        return connections * (each // batch * batch) / (time.perf_counter() - began)


def _in_the_server(hub: Database, count: int) -> float:
    """Microseconds in one statement that publishes many: without the way to the client."""
    taken = seconds(lambda: hub.all(f"{PUBLISH} from generate_series(1, {count})", [MESSAGE]))
    return taken / count * 1e6


def _with_readers(report: Report, hub: Database, each: int) -> None:
    """Eight publishers and eight readers, who stop when they have read the last message."""
    readers = add_instances(hub, 1, 8)
    subscribe(hub, readers)
    first = hub.one("select routing.newest_offset('patterns_updated')") + 1
    last = first + 8 * each - 1
    writing = [hub.connect() for _ in range(8)]
    reading = [hub.connect(name, PASSWORD) for name in readers]
    start = Barrier(16)

    def write(connection: psycopg.Connection[Any]) -> None:
        start.wait()
        _publish(connection, each, 1)

    def read(connection: psycopg.Connection[Any]) -> list[int]:
        start.wait()
        offsets: list[int] = []
        given_up = time.monotonic() + 300
        while (not offsets or offsets[-1] < last) and time.monotonic() < given_up:
            for found, _ in connection.execute(FETCH_AND_ACK):
                offsets.extend(found)
        return offsets

    with ThreadPoolExecutor(16) as pool:
        began = time.perf_counter()
        written = [pool.submit(write, connection) for connection in writing]
        read_by = [pool.submit(read, connection) for connection in reading]
        for work in written:
            work.result()
        published = time.perf_counter() - began
        wrong = sum(work.result() != list(range(first, last + 1)) for work in read_by)
        taken = time.perf_counter() - began
    report.figure("eight publishers beside eight readers", 8 * each / published, "messages/s")
    report.figure("eight readers beside them", 8 * 8 * each / taken, "deliveries/s")
    report.figure("readers that missed a message or its order", wrong, "of 8")
