"""What it costs to tell the whole fleet, and whether the cost grows with the fleet.

    python -m tests.bench.broadcast [instances]

Makes a hub on a server of its own (fsync off), with messages of 1 KB, and prints one figure a line:
publishing by one and by eight connections, the WAL of a publish with few and with many subscribers
(default 1,000), and the WAL of a message that all of them fetch and acknowledge.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from centralcloud.bundle.installer import Installer
from tests.conftest import Database, Databases, Server

FEW = 10
MESSAGE = json.dumps({"type": "patterns_updated", "commit": "x" * 970})
PUBLISH = "select routing.publish('patterns_updated', %s)"
ADDED = "select fleet.add('bench-' || i, null, 'bench') from generate_series(%s::int, %s) as i"


@contextmanager
def bench_hub() -> Iterator[Database]:
    """A hub on a server that is gone afterwards."""
    server = Server()
    databases = Databases(server)
    try:
        server.execute(sql.SQL("create database bench_hub"))
        with Installer(server.conninfo("bench_hub")) as installer:
            installer.install("hub", "tick")
        hub = Database(server, "bench_hub")
        yield hub
        hub.close()
    finally:
        databases.drop_all()
        server.stop()


def figure(name: str, value: float, unit: str) -> None:
    """One line of the result."""
    print(f"{name}: {value:,.3f} {unit}" if value < 100 else f"{name}: {value:,.0f} {unit}")


def publishes_per_second(hub: Database, connections: int, each: int, batch: int = 1) -> float:
    """Publish from some connections at once, `batch` messages a transaction."""

    def publish(connection: psycopg.Connection[Any]) -> None:
        for _ in range(each // batch):
            with connection.transaction(), connection.cursor() as cursor:
                cursor.executemany(PUBLISH, [[MESSAGE]] * batch)

    jobs = [threading.Thread(target=publish, args=[hub.connect()]) for _ in range(connections)]
    began = time.perf_counter()
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    return connections * each / (time.perf_counter() - began)


def in_the_server(hub: Database, count: int) -> float:
    """Seconds a publish takes in one statement that makes many: without the way to the client."""
    began = time.perf_counter()
    hub.all(f"{PUBLISH} from generate_series(1, {count})", [MESSAGE])
    return (time.perf_counter() - began) / count


def wal_of_publish(hub: Database) -> float:
    """Bytes of WAL that a publish writes, over 500 of them, away from a checkpoint."""
    hub.all("checkpoint")
    for _ in range(20):
        hub.one(PUBLISH, [MESSAGE])
    before = hub.one("select pg_current_wal_insert_lsn()")
    for _ in range(500):
        hub.one(PUBLISH, [MESSAGE])
    return float(hub.one("select pg_current_wal_insert_lsn() - %s::pg_lsn", [before])) / 500


def subscribe(hub: Database, first: int, last: int) -> None:
    """Add instances that subscribe to everything."""
    hub.all(ADDED, [first, last])
    for number in range(first, last + 1):
        hub.all(f'set session authorization "bench-{number}"')
        hub.all("select routing.subscribe('#', 'latest')")
    hub.all("reset session authorization")


def catch_up(hub: Database, instances: int) -> None:
    """Move every cursor to the newest message."""
    newest = hub.one("select routing.newest_offset('patterns_updated')")
    for number in range(1, instances + 1):
        hub.all(f'set session authorization "bench-{number}"')
        hub.all("select routing.ack('patterns_updated', %s)", [newest])
    hub.all("reset session authorization")


def broadcast(hub: Database, instances: int) -> None:
    """One message that every instance fetches and acknowledges."""
    offset = hub.one(PUBLISH, [MESSAGE])
    for number in range(1, instances + 1):
        hub.all(f'set session authorization "bench-{number}"')
        assert [row[1] for row in hub.all("select * from routing.fetch()")] == [offset]
        hub.all("select routing.ack('patterns_updated', %s)", [offset])
    hub.all("reset session authorization")


def bench(hub: Database, instances: int) -> None:
    """Print the figures."""
    hub.one(PUBLISH, [MESSAGE])
    figure("publish, one connection", publishes_per_second(hub, 1, 3000), "messages/s")
    figure("publish, eight connections", publishes_per_second(hub, 8, 500), "messages/s")
    figure("publish, batches of 100", publishes_per_second(hub, 1, 5000, batch=100), "messages/s")
    figure("publish, in the server", in_the_server(hub, 5000) * 1e6, "us")

    subscribe(hub, 1, FEW)
    few = wal_of_publish(hub)
    subscribe(hub, FEW + 1, instances)
    many = wal_of_publish(hub)
    figure(f"WAL of a publish, {FEW} subscribers", few, "bytes")
    figure(f"WAL of a publish, {instances} subscribers", many, "bytes")
    figure("WAL of a publish, many / few", many / few, "x")

    catch_up(hub, instances)
    broadcast(hub, instances)
    before = hub.one("select pg_current_wal_insert_lsn()")
    began = time.perf_counter()
    broadcast(hub, instances)
    seconds = time.perf_counter() - began
    wal = float(hub.one("select pg_current_wal_insert_lsn() - %s::pg_lsn", [before]))
    figure(f"WAL of a broadcast, {instances} fetch and ack", wal / 2**20, "MB")
    figure("fetch and ack of an instance", seconds / instances * 1e3, "ms")


if __name__ == "__main__":
    with bench_hub() as running:
        bench(running, int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
