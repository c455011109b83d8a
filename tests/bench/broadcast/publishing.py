"""How many messages a second are published, and what readers get meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import psycopg

from tests.bench.broadcast.message import MESSAGE, PUBLISH
from tests.bench.common import (
    PASSWORD,
    Report,
    add_instances,
    bench_hub,
    interleaved,
    seconds,
    subscribe,
)
from tests.conftest import Database

ROUNDS = 5
SEND = "select pgmq.send('bench', %s::jsonb)"
FETCH_AND_ACK = """
select array_agg(d.topic_offset), routing.ack(d.topic, max(d.topic_offset))
from routing.fetch(1000) as d
group by d.topic
"""


def publishing(report: Report, messages: int) -> None:
    """Print the figures."""
    with bench_hub() as hub:
        hub.all("select pgmq.create('bench')")
        for name, connections, batch in (
            ("one connection", 1, 1), ("eight connections", 8, 1), ("batches of 100", 1, 100)
        ):  # fmt: skip
            each = max(messages // ROUNDS // connections // batch, 1) * batch
            rate = partial(_rate, [hub.connect() for _ in range(connections)], each, batch)
            works = {"publish": partial(rate, PUBLISH), "pgmq.send": partial(rate, SEND)}
            _compare(report, name, works)
        _compare(report, "in the server", {
            "publish": lambda: _in_the_server(hub, PUBLISH, messages // ROUNDS),
            "pgmq.send": lambda: _in_the_server(hub, SEND, messages // ROUNDS),
        })  # fmt: skip
        _with_readers(report, hub, messages // 8)


def _compare(report: Report, name: str, works: dict[str, Callable[[], float]]) -> None:
    """Messages a second, by turns, and the ratio."""
    rates = interleaved(ROUNDS, works)
    for work, rate in rates.items():
        report.figure(f"{work}, {name}", rate, "messages/s")
    report.figure(f"publish / pgmq.send, {name}", rates["publish"] / rates["pgmq.send"], "x")


def _send(connection: psycopg.Connection[Any], statement: str, count: int, batch: int) -> None:
    for _ in range(count // batch):
        with connection.transaction(), connection.cursor() as cursor:
            cursor.executemany(statement, [[MESSAGE]] * batch)


def _rate(
    connections: list[psycopg.Connection[Any]], each: int, batch: int, statement: str
) -> float:
    """Messages a second from all of them at once, `batch` messages a transaction."""
    with ThreadPoolExecutor(len(connections)) as pool:
        taken = seconds(
            lambda: list(pool.map(lambda c: _send(c, statement, each, batch), connections))
        )
    return len(connections) * each / taken


def _in_the_server(hub: Database, statement: str, count: int) -> float:
    """Messages a second in one statement that sends many: without the way to the client."""
    return count / seconds(
        lambda: hub.all(f"{statement} from generate_series(1, {count})", [MESSAGE])
    )


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
        _send(connection, PUBLISH, each, 1)

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
