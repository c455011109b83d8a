"""What folding and scoring cost beside the least that could be done with the same rows.

    python -m tests.bench.ranking [observations]

Makes a hub on a server of its own, sends it observations (default 1,000,000), and prints one figure
a line. The scores are compared with a plain grouped sum of the same rows, the fold with a sorted
insert of the same parsed rows.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from psycopg import sql

from centralcloud.bundle.installer import Installer
from tests.conftest import Database, Databases, Server

INSTANCES = 1000
PATTERNS = 200_000

FLEET = """
select count(fleet.add('bench-' || i, null, 'bench')) from generate_series(1, %(instances)s) as i
"""

# Few patterns are everywhere, most are rare.
MESSAGES = """
create table public.messages as
select jsonb_build_object(
  'type', 'patterns', 'source', 'bench-' || i,
  'snapshot', jsonb_build_object('stream', 'code_ingest:main', 'version', 1),
  'patterns', (
    select jsonb_agg(jsonb_build_object(
      'fingerprint', md5('p' || k.k)::uuid, 'name', 'pattern ' || k.k,
      'language', 'python', 'kind', 'idiom',
      'trials', 1 + k.k %% 31, 'successes', (1 + k.k %% 31) * 7 / 10, 'occurrences', 1 + k.k %% 31
    ))
    from (
      select distinct (%(patterns)s * power(random(), 2.5))::integer as k
      from generate_series(1, %(each)s) where i > 0
    ) as k
  )
) as message
from generate_series(1, %(instances)s) as i
"""

PLAIN_INSERT = """
insert into public.plain
select row_number, p.fingerprint, p.trials, p.successes, p.occurrences
from (select row_number() over (), message from public.messages) as m
cross join lateral jsonb_to_recordset(m.message -> 'patterns')
  as p (fingerprint uuid, trials bigint, successes bigint, occurrences bigint)
order by 1, 2
"""

CONFIRM = """
update public.messages set message = jsonb_set(message, '{snapshot,version}', '2')
"""


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
        hub.all("set jit = off")
        yield hub
        hub.close()
    finally:
        databases.drop_all()
        server.stop()


def seconds(work: Callable[[], Any]) -> float:
    """How long it takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def fold(hub: Database) -> None:
    """Until the queue is empty."""
    while hub.one("select aggregation.fold_patterns()")["more"]:
        pass


def send(hub: Database) -> None:
    """All messages, a hundred a batch."""
    hub.all("""
        select count(*)
        from (
          select array_agg(m.message) as messages
          from (select message, row_number() over () / 100 as batch from public.messages) as m
          group by m.batch
        ) as b
        cross join lateral intake.send_batch(b.messages)
    """)


def best_of(times: int, work: Callable[[], Any]) -> float:
    """The least disturbed run."""
    return min(seconds(work) for _ in range(times))


def figure(name: str, value: float, unit: str) -> None:
    """A line that can be read by a program."""
    print(f"{name:<46} {value:>10.2f} {unit}", flush=True)


def bench(hub: Database, observations: int) -> None:
    """Fold the messages, fold them again, score."""
    sizes = {
        "instances": INSTANCES, "patterns": PATTERNS,
        "each": round(observations / INSTANCES * 1.03),
    }  # fmt: skip
    hub.all(FLEET, sizes)
    hub.all(MESSAGES, sizes)
    hub.all("create table public.plain (like aggregation.observations including all)")
    insert = seconds(lambda: hub.all(PLAIN_INSERT))
    rows = hub.one("select count(*) from public.plain")
    figure("observations", rows, "rows")
    figure("parse and sorted insert", insert, "s")

    figure("send_batch", seconds(lambda: send(hub)), "s")
    first = seconds(lambda: fold(hub))
    figure("fold, first time", first, "s")
    figure("fold, first time / parse and insert", first / insert, "x")
    assert hub.one("select count(*) from aggregation.facts") == rows

    hub.all(CONFIRM)
    send(hub)
    again = seconds(lambda: fold(hub))
    figure("fold, unchanged", again, "s")
    figure("fold, first time / unchanged", first / again, "x")

    hub.all("vacuum analyze")
    for parallel in (0, 2):
        hub.all(f"set max_parallel_workers_per_gather = {parallel}; set work_mem = '256MB'")
        plain = best_of(3, lambda: hub.all(
            "select count(*), sum(s.trials) from "
            "(select fingerprint, sum(trials) as trials from public.plain group by 1) as s"
        ))  # fmt: skip
        scores = best_of(3, lambda: hub.all("select count(*), sum(score) from ranking.scores"))
        figure(f"grouped sum, {parallel} parallel workers", plain, "s")
        figure(f"scores, {parallel} parallel workers", scores, "s")
        figure(f"scores / grouped sum, {parallel} parallel workers", scores / plain, "x")
    figure("ranking.refresh()", seconds(lambda: hub.one("select ranking.refresh()")), "s")


if __name__ == "__main__":
    with bench_hub() as running:
        bench(running, int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
