"""What the benchmarks share: a hub that is gone afterwards, figures one a line, and their bars."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from psycopg import sql

from tests.conftest import Database, Databases, Server


@dataclass(frozen=True)
class Bar:
    """What a figure must reach."""

    least: float | None = None
    most: float | None = None

    def is_missed(self, value: float) -> bool:
        """Whether the value lies on the wrong side."""
        return (self.least is not None and value < self.least) or (
            self.most is not None and value > self.most
        )

    def __str__(self) -> str:
        """In words."""
        said = [("at least", self.least), ("at most", self.most)]
        return " and ".join(f"{word} {shown(bound)}" for word, bound in said if bound is not None)


@dataclass
class Report:
    """Prints figures as they come, and knows which of them miss their bars."""

    bars: dict[str, Bar] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)

    def figure(self, name: str, value: float, unit: str) -> None:
        """One line of the result."""
        self.figures[name] = value
        figure(name, value, unit)
        if name in self.bars and self.bars[name].is_missed(value):
            self.missed.append(f"{name} is {shown(value)}, its bar is {self.bars[name]}")

    def note(self, text: str) -> None:
        """A line for people."""
        print("#", *text.split(), flush=True)

    def exit_code(self, check: bool) -> int:
        """1 where a bar was missed and that counts."""
        for line in self.missed:
            print(f"missed: {line}", file=sys.stderr)
        return 1 if check and self.missed else 0


def figure(name: str, value: float, unit: str) -> None:
    """One line of a result."""
    print(f"{name}: {shown(value)} {unit}", flush=True)


def shown(value: float) -> str:
    """A number as it is printed: counts whole, others with three digits behind the point to 100."""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.3f}" if abs(value) < 100 else f"{value:,.0f}"


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def interleaved(
    rounds: int,
    works: dict[str, Callable[[], float]],
    of: Callable[[list[float]], float] = statistics.median,
) -> dict[str, float]:
    """The median of what each returns, by turns: the machine's noise meets them all alike.

    One round more comes first and does not count: it warms the caches.
    """
    for work in works.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(work())
    return {name: of(values) for name, values in taken.items()}


@contextmanager
def running_server(settings: str = "", folder: Path | None = None) -> Iterator[Databases]:
    """A server of its own, stopped and removed at the end; see tests.conftest.Server."""
    server = Server(settings=settings, folder=folder)
    databases = Databases(server)
    try:
        yield databases
        databases.close()
    finally:
        server.stop()


def installed(databases: Databases, kind: str, name: str | None = None) -> Database:
    """A hub or an instance."""
    return databases.create(databases.server.template(kind), name)


@contextmanager
def bench_hub(settings: str = "", folder: Path | None = None) -> Iterator[Database]:
    """A hub on a server of its own."""
    with running_server(settings, folder) as databases:
        yield installed(databases, "hub", "bench_hub")


def lift_quota(hub: Database, instance: str) -> None:
    """Let it send as much as it can: the door is measured, with its quota, not the quota's end."""
    for quota in ("messages_per_hour", "bytes_per_hour"):
        hub.all("select fleet.set_quota(%s, %s, %s)", [instance, quota, 10**12])


def wal_of(hub: Database, work: Callable[[], object]) -> float:
    """Bytes of WAL that it writes."""
    before = hub.one("select pg_current_wal_insert_lsn()")
    work()
    return float(hub.one("select pg_current_wal_insert_lsn() - %s::pg_lsn", [before]))


PASSWORD = "bench"


def add_instances(hub: Database, first: int, last: int, prefix: str = "bench-") -> list[str]:
    """Register bench-<first> to bench-<last> with one password; returns their names."""
    hub.all(
        "select fleet.add(%s || i, null, %s) from generate_series(%s::int, %s) as i",
        [prefix, PASSWORD, first, last],
    )
    return [f"{prefix}{number}" for number in range(first, last + 1)]


@contextmanager
def acting_as(hub: Database, instance: str) -> Iterator[None]:
    """The superuser's connection as that instance: session_user is its role."""
    hub.all(sql.SQL("set session authorization {}").format(sql.Identifier(instance)).as_string())
    yield
    hub.all("reset session authorization")


def subscribe(hub: Database, instances: list[str], start: str = "latest") -> None:
    """Each to everything."""
    for instance in instances:
        with acting_as(hub, instance):
            hub.all("select routing.subscribe('#', %s)", [start])
