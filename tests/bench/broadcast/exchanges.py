"""Hundreds of instances, each a database, and a hub with room for a hundred connections."""

from __future__ import annotations

import tempfile
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import psycopg

from tests.bench.common import Report, add_instances, installed, lift_quota, running_server
from tests.conftest import Database, Databases

TO_RECEIVE = 20
SPREAD = 45.0
NEWS = """
select routing.publish(
  'patterns_updated',
  jsonb_build_object(
    'type', 'patterns_updated', 'git_url', 'file:///x', 'commit', left(md5(i::text) || md5(''), 40)
  )
)
from generate_series(1, %s::int) as i
"""
WORD = """
select link.enqueue(jsonb_build_object(
  'type', 'patterns',
  'snapshot', jsonb_build_object('stream', 'bench', 'version', %s::bigint),
  'patterns', jsonb_build_array(jsonb_build_object(
    'name', 'idiom', 'kind', 'idiom', 'language', 'python',
    'trials', 3, 'successes', 2, 'occurrences', 3
  ))
))
"""
SPREADS_ITSELF = "select to_regproc('scheduling.spread_job') is not null"
OUTCOME = """
select state = 'succeeded'
  and (stats ->> 'sent')::integer = 1 and (stats ->> 'applied')::integer = %s,
  coalesce(sqlstate || ' ' || error || coalesce(' ' || detail, ''), state || ' ' || stats)
from scheduling.history('exchange', 1)
"""


def exchanges(report: Report, count: int, in_a_minute: bool = True) -> None:
    """Print the figures; those of a minute only if wanted, since they take one."""
    with (
        running_server("-c max_connections=100") as hubs,
        running_server(f"-c max_connections={count + 20}", Path(tempfile.gettempdir())) as machines,
    ):
        hub = installed(hubs, "hub", "bench_hub")
        began = time.perf_counter()
        instances = _join(hub, machines, count)
        report.note(f"{count} databases made and joined in {time.perf_counter() - began:.0f} s")
        spreads_itself = hub.one(SPREADS_ITSELF)
        report.note(
            "run_due('exchange') spreads itself" if spreads_itself
            else f"starts spread over {SPREAD:.0f} s by this bench"
        )  # fmt: skip

        def as_cron(instance: Database) -> None:
            if not spreads_itself:
                time.sleep(zlib.crc32(instance.name.encode()) % 1000 / 1000 * SPREAD)
            instance.all("call scheduling.run_due('exchange')")

        if in_a_minute:
            _measure(report, hub, instances, "exchanges in a minute", as_cron, at_a_slot=True)

        def by_hand(instance: Database) -> None:
            instance.all("call scheduling.run_job('exchange')")

        _measure(report, hub, instances, "exchanges in the same second", by_hand)


def _join(hub: Database, machines: Databases, count: int) -> list[Database]:
    """Databases of a template, each joined over dblink as an instance of its own."""
    template = installed(machines, "instance", "template_bench")
    template.close()
    instances = []
    for name in add_instances(hub, 1, count):
        lift_quota(hub, name)
        instance = machines.create(template.name, name)
        with psycopg.connect(instance.conninfo, autocommit=True) as owner:
            owner.execute(
                "select link.join(%s, %s, 5432, %s, 'bench')",
                [name, str(hub.server.socket_folder), hub.name],
            )
        instance.connect("centralcloud_scheduler")
        instances.append(instance)
    return instances


def _measure(
    report: Report,
    hub: Database,
    instances: list[Database],
    name: str,
    start: Callable[[Database], None],
    *,
    at_a_slot: bool = False,
) -> None:
    """Give everyone something to say and to hear, start all at once, count what came of it."""
    version = time.time_ns()
    hub.all(NEWS, [TO_RECEIVE])
    for instance in instances:
        instance.all(WORD, [version])
    queued = hub.one("select count(*) from pgmq.q_patterns")

    over = Event()
    at_once = Barrier(len(instances) + 1)

    def run(instance: Database) -> float:
        at_once.wait()
        start(instance)
        return time.perf_counter()

    with ThreadPoolExecutor(len(instances) + 1) as pool:
        busiest = pool.submit(_most_connections, hub, over)
        running = [pool.submit(run, instance) for instance in instances]
        if at_a_slot:
            # pg_cron starts them as a minute begins, and their waits count from there.
            time.sleep(60 - time.time() % 60)
        at_once.wait()
        began = time.perf_counter()
        last = max(work.result() for work in running)
        over.set()
        connections = busiest.result()

    outcomes = [instance.all(OUTCOME, [TO_RECEIVE])[0] for instance in instances]
    failures = [said for is_fine, said in outcomes if not is_fine]
    for said in sorted(set(failures))[:3]:
        report.note(f"{name}, {failures.count(said)} times: {said}")
    arrived = hub.one("select count(*) from pgmq.q_patterns") - queued
    report.figure(f"{name}, failed", len(failures), f"of {len(instances)}")
    report.figure(f"{name}, messages that arrived", arrived, f"of {len(instances)}")
    report.figure(f"{name}, until the last is done", last - began, "s")
    report.figure(f"{name}, connections to the hub at most", connections, "of 100")


def _most_connections(hub: Database, over: Event) -> int:
    """The instances' connections, as seen ten times a second."""
    most = 0
    with psycopg.connect(hub.conninfo, autocommit=True) as watching:
        while not over.wait(0.1):
            row = watching.execute(
                "select count(*) from pg_stat_activity where usename like 'bench-%'"
            ).fetchone()
            assert row is not None
            most = max(most, row[0])
    return most
