"""What publishing and reading cost while a transaction somewhere is held open, and for how long.

    python -m tests.bench.snapshot [--acks N] [--check]

Two hubs, each on a server of its own (fsync off), since a transaction holds back its whole server.
On one of them a transaction that has written, with its snapshot, stays open for the whole run. In
rounds, eight publishers and eight readers do the same on both; each reader fetches and
acknowledges one message at a time (default 10,000 of them: minutes), and must get every one in
order. After each round publish and fetch + ack are timed, call by call on one hub and the other.
Prints, one figure a line, the medians over the second half of the rounds, when most has piled up
behind the snapshot, and their ratios. `--check`: exit 1 where one is over 1.20.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from dataclasses import dataclass, field
from statistics import median
from typing import Any

import psycopg

from tests.bench.broadcast.message import MESSAGE, PUBLISH
from tests.bench.common import bench_hub, figure
from tests.conftest import Database

CONNECTIONS = 8
ROUND = 200
TIMED = 50
CALLS = ("publish", "fetch + ack")
BOUND = 1.20
FETCH = "select topic_offset from routing.fetch(1)"
ACK = "select routing.ack('patterns_updated', %s)"


@dataclass
class Side:
    """One of the two hubs, its clients, and what calls took there."""

    hub: Database
    publishers: list[psycopg.Connection[Any]] = field(default_factory=list)
    readers: list[psycopg.Connection[Any]] = field(default_factory=list)
    seen: list[list[int]] = field(default_factory=list)
    published: int = 0
    seconds: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in CALLS})

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
        """Publish ROUND messages, while every reader reads all there are."""
        self.published += ROUND

        def publish(number: int) -> None:
            for _ in range(ROUND // CONNECTIONS):
                self.publishers[number].execute(PUBLISH, [MESSAGE])

        def read(number: int) -> None:
            while len(self.seen[number]) < self.published:
                if not self.read(number):
                    time.sleep(0.001)

        jobs = [
            threading.Thread(target=job, args=[number])
            for number in range(CONNECTIONS)
            for job in (publish, read)
        ]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()

    def read(self, number: int) -> bool:
        """Fetch and acknowledge one message, if there is one."""
        row = self.readers[number].execute(FETCH).fetchone()
        if row is not None:
            self.readers[number].execute(ACK, row)
            self.seen[number].append(row[0])
        return row is not None

    def time_calls(self) -> None:
        """Time one publish, and one reader that gets it."""
        began = time.perf_counter()
        self.publishers[0].execute(PUBLISH, [MESSAGE])
        published = time.perf_counter()
        self.read(0)
        self.seconds["publish"].append(published - began)
        self.seconds["fetch + ack"].append(time.perf_counter() - published)
        self.published += 1


def bench(free: Side, held: Side, rounds: int) -> dict[str, float]:
    """Run the rounds, print the figures and return the two ratios."""
    free.connect("free")
    held.connect("held")
    bystander = held.hub.connect(autocommit=False)
    bystander.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    bystander.execute("select fleet.add('bystander')")
    for _ in range(rounds):
        for side in (free, held):
            side.run_round()
        for number in range(TIMED):
            for side in (free, held) if number % 2 else (held, free):
                side.time_calls()
    assert bystander.execute("select count(*) from routing.log").fetchone() == (0,)
    bystander.rollback()
    for side in (free, held):
        for number, seen in enumerate(side.seen):
            while side.read(number):
                pass
            assert seen == list(range(1, side.published + 1)), "not every message in order"

    ratios = {}
    late = slice(rounds // 2 * TIMED, None)
    for name in CALLS:
        without, beside = (median(side.seconds[name][late]) for side in (free, held))
        ratios[name] = beside / without
        figure(f"{name}, no snapshot held", without * 1e3, "ms")
        figure(f"{name}, a snapshot held", beside * 1e3, "ms")
        figure(f"{name}, held / not held", ratios[name], "x")
    return ratios


def main() -> int:
    """Run it; 1 where it is to check and a ratio is over the bound."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--acks", type=int, default=10_000, help="messages that each reader reads")
    parser.add_argument("--check", action="store_true", help=f"exit 1 over a ratio of {BOUND}")
    given = parser.parse_args()
    with bench_hub() as free, bench_hub() as held:
        ratios = bench(Side(free), Side(held), max(given.acks // ROUND, 2))
    over = {name: ratio for name, ratio in ratios.items() if ratio > BOUND}
    for name, ratio in over.items():
        print(f"{name} costs {ratio:.2f} times as much beside a held snapshot: over {BOUND}")
    return 1 if over and given.check else 0


if __name__ == "__main__":
    sys.exit(main())
