"""What publishing and reading cost while a transaction somewhere is held open, and for how long.

    python -m tests.bench.snapshot [acks a reader] [--check]

Two hubs on a server of its own (fsync off): on one of them a transaction that has written, with its
snapshot, stays open for the whole run. In rounds, eight publishers and eight readers do the same on
one hub and then on the other; each reader fetches and acknowledges one message at a time (default
2,000). Prints, one figure a line, what a publish and what a fetch + ack take with and without, and
the ratio: medians over the second half of the rounds, when most has piled up behind the snapshot.
Every reader must have got every message in order. `--check`: exit 1 where a ratio is over 1.20.
"""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import psycopg

from tests.bench.broadcast import MESSAGE, PUBLISH, bench_hub, figure
from tests.conftest import Database

CONNECTIONS = 8
ROUND = 200
BOUND = 1.20
FETCH = "select topic_offset from routing.fetch(1)"
ACK = "select routing.ack('patterns_updated', %s)"


@dataclass
class Side:
    """One of the two hubs, its clients, and seconds a call by round."""

    hub: Database
    publishers: list[psycopg.Connection[Any]] = field(default_factory=list)
    readers: list[psycopg.Connection[Any]] = field(default_factory=list)
    seen: list[list[int]] = field(default_factory=list)
    publish: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)

    def connect(self, prefix: str) -> None:
        """Add the readers, who subscribe, and connect everyone."""
        for number in range(CONNECTIONS):
            name = f"{prefix}-{number}"
            reader = self.hub.connect(name, self.hub.one("select fleet.add(%s)", [name]))
            reader.execute("select routing.subscribe('#')")
            self.readers.append(reader)
            self.seen.append([])
            self.publishers.append(self.hub.connect())

    def run_round(self) -> None:
        """Publish ROUND messages, while every reader reads as many."""
        publishing, reading = [0.0] * CONNECTIONS, [0.0] * CONNECTIONS

        def publish(number: int) -> None:
            for _ in range(ROUND // CONNECTIONS):
                began = time.perf_counter()
                self.publishers[number].execute(PUBLISH, [MESSAGE])
                publishing[number] += time.perf_counter() - began

        def read(number: int) -> None:
            due = len(self.seen[number]) + ROUND
            while len(self.seen[number]) < due:
                began = time.perf_counter()
                row = self.readers[number].execute(FETCH).fetchone()
                if row is None:
                    time.sleep(0.001)
                    continue
                self.readers[number].execute(ACK, row)
                reading[number] += time.perf_counter() - began
                self.seen[number].append(row[0])

        jobs = [
            threading.Thread(target=job, args=[number])
            for number in range(CONNECTIONS)
            for job in (publish, read)
        ]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()
        self.publish.append(sum(publishing) / ROUND)
        self.read.append(sum(reading) / ROUND / CONNECTIONS)


def bench(free: Side, held: Side, rounds: int) -> dict[str, float]:
    """Run the rounds, print the figures and return the two ratios."""
    free.connect("free")
    held.connect("held")
    bystander = held.hub.connect(autocommit=False)
    bystander.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    bystander.execute("select fleet.add('bystander')")
    for number in range(rounds):
        for side in (free, held) if number % 2 else (held, free):
            side.run_round()
    assert bystander.execute("select count(*) from routing.log").fetchone() == (0,)
    bystander.rollback()
    for side in (free, held):
        assert all(seen == list(range(1, rounds * ROUND + 1)) for seen in side.seen), "out of order"

    ratios = {}
    late = slice(rounds // 2, None)
    for name, without, beside in (
        ("publish", free.publish[late], held.publish[late]),
        ("fetch + ack", free.read[late], held.read[late]),
    ):
        figure(f"{name}, no snapshot held", median(without) * 1e3, "ms")
        figure(f"{name}, a snapshot held", median(beside) * 1e3, "ms")
        ratios[name] = median(b / w for b, w in zip(beside, without, strict=True))
        figure(f"{name}, held / not held", ratios[name], "x")
    return ratios


def main(arguments: list[str]) -> int:
    """Run it; 1 where it is to check and a ratio is over the bound."""
    numbers = [int(argument) for argument in arguments if argument.isdigit()]
    rounds = max((numbers or [2000])[0] // ROUND, 2)
    with bench_hub() as free:
        free.close()
        held = Database(free.server, "bench_held")
        free.server.execute(_COPY)
        ratios = bench(Side(free), Side(held), rounds)
        held.close()
    over = {name: ratio for name, ratio in ratios.items() if ratio > BOUND}
    for name, ratio in over.items():
        print(f"{name} costs {ratio:.2f} times as much beside a held snapshot: over {BOUND}")
    return 1 if over and "--check" in arguments else 0


_COPY = psycopg.sql.SQL("create database bench_held template bench_hub")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
