"""Several workers side by side, killed throughout: each task has its effect, exactly once."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Database
from tests.waiting import PATIENCE, eventually

TASKS = 1000
KILLS = 16

#: Each effect is a row of the task's own transaction. An attempt of a killed worker counts: the
#: kind has enough of them for all that is killed here.
PROBE = """
create schema probe authorization centralcloud_owner;
set role centralcloud_owner;
create table probe.effects (key text, attempt text);
create table probe.ends (key text);
create function probe.finish(p_payload jsonb, p_result jsonb) returns void language sql
set search_path = '' as $$ insert into probe.ends (key) values (p_payload ->> 'key') $$;
reset role;
update scheduling.jobs set enabled = false;
select scheduling.register_task_kind(
  'probe', 'Probes.', 'probe.finish', p_max_attempts => 100, p_backoff => '0.1 seconds',
  p_lease => '1 second'
);
"""

PROCESS = """
import random, sys, time
from pathlib import Path
from centralcloud.tasks.registry import task
from centralcloud.worker import Worker

@task("probe")
def probe(context):
    key = context.payload["key"]
    context.connection.execute("insert into probe.effects values (%s)", [key])
    context.report(1, 2, "steps")
    time.sleep(random.uniform(0, 0.03))
    context.connection.execute("select pg_sleep(0.002)")
    return {"key": key}

Worker(sys.argv[1], Path("/nowhere"), poll_seconds=0.2).run_forever()
"""


#: The sessions of workers.
SESSIONS = (
    "select pid from pg_stat_activity"
    " where usename = 'centralcloud_worker' and datname = current_database()"
)


def start(conninfo: str) -> subprocess.Popen[bytes]:
    """A worker process."""
    return subprocess.Popen([sys.executable, "-c", PROCESS, conninfo])


@pytest.fixture
def probe(hub: Database) -> Database:
    """A hub with as many tasks as are to be done."""
    hub.connection.execute(PROBE)
    hub.all(
        "select scheduling.request_task('probe', jsonb_build_object('key', n::text), n::text)"
        " from generate_series(1, %s) as n",
        [TASKS],
    )
    return hub


def open_tasks(hub: Database) -> int:
    """How many are not done."""
    number: int = hub.one("select count(*) from scheduling.open_tasks('probe')")
    return number


def has_fewer(hub: Database, than: int) -> bool:
    """Whether tasks were done meanwhile."""
    return open_tasks(hub) < than


def test_killed_workers_lose_nothing_and_do_nothing_twice(probe: Database, tmp_path: Path) -> None:
    """Processes by kill -9, sessions by pg_terminate_backend, at any moment."""
    rng = random.Random(17)
    conninfo = probe.server.conninfo(probe.name, "centralcloud_worker")
    workers = [start(conninfo) for _ in range(2)]
    kills = terminated = 0
    try:
        for _ in range(KILLS):
            probe.eventually(f"select count(*) >= 2 from ({SESSIONS}) as s")
            time.sleep(rng.uniform(0.3, 1))
            if rng.random() < 0.5:
                victim = rng.randrange(len(workers))
                workers[victim].send_signal(signal.SIGKILL)
                workers[victim].wait()
                workers[victim] = start(conninfo)
                kills += 1
            else:
                terminated += probe.one(
                    "select count(pg_terminate_backend(pid))"
                    f" from ({SESSIONS} order by random() limit 1) as one (pid)"
                )
        while left := open_tasks(probe):
            eventually(partial(has_fewer, probe, left))
        probe.eventually(f"select count(*) from ({SESSIONS}) as s", 4)
    finally:
        for worker in workers:
            worker.send_signal(signal.SIGTERM)
        assert [worker.wait(PATIENCE) for worker in workers] == [0, 0]
    assert kills >= 3 and terminated >= 3
    assert probe.one("select max(attempt) from scheduling.tasks") > 1
    assert probe.all("select state, count(*) from scheduling.tasks group by state") == [
        ("done", TASKS)
    ]
    for table in ("effects", "ends"):
        assert probe.all(f"select count(*), count(distinct key) from probe.{table}") == [
            (TASKS, TASKS)
        ]
