"""pg_cron itself, as `centralcloud up` sets it up, for a few minutes: one server, one timeline.

The hub's database is where pg_cron lives, the instance's entries are kept from there. A run is
killed with its server; then a long job runs over two full minutes, while entries that were deleted
by hand come back.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from centralcloud.cluster.postgres import find_server
from centralcloud.cluster.private import Cluster
from centralcloud.errors import CentralCloudError
from tests.waiting import eventually, running


def _has_cron() -> bool:
    try:
        return find_server(with_cron=True).cron_version is not None
    except CentralCloudError:
        return False


pytestmark = [
    pytest.mark.real_clock,
    pytest.mark.skipif(not _has_cron(), reason="pg_cron is not installed"),
]

_LONG_SECONDS = 130
_KILLED = """
create schema probe;
-- Lasts too long for its server to see its end; afterwards no more.
create function probe.is_killed() returns jsonb language sql volatile as $$
  select '{}'::jsonb
  from pg_sleep(case when exists (
    select from scheduling.runs where job = 'killed' and state = 'crashed'
  ) then 0 else 600 end) $$;
grant usage on schema probe to centralcloud_owner;
select scheduling.register_job(
  'killed', 'probe.is_killed', '.', '0 0 1 1 *', p_backoff => '0'
);
"""
_QUICK_AND_LONG = f"""
create function probe.works() returns jsonb language sql as $$ select '{{}}'::jsonb $$;
create function probe.lasts() returns jsonb language sql as $$
  select '{{}}'::jsonb from pg_sleep({_LONG_SECONDS}) $$;
select scheduling.register_job('quick', 'probe.works', '.', '* * * * *');
select scheduling.register_job('long', 'probe.lasts', '.', '* * * * *');
select scheduling.sync_jobs();
"""
_RUNS = """
select round(extract(epoch from slot - {first}) / 60)::integer, trigger, state,
  extract(epoch from started_at - slot)::float
from scheduling.runs where job = %s and slot >= {first} order by run_id
"""
_ENTRY = "select schedule, command, database, username, active from cron.job where jobname = %s"


@dataclass
class Timeline:
    """What was seen."""

    killed: list[tuple[Any, ...]]
    quick: list[tuple[Any, ...]]
    long: list[tuple[Any, ...]]
    lost: dict[str, tuple[Any, ...]]
    found: dict[str, tuple[Any, ...] | None]
    idle: list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def timeline() -> Iterator[Timeline]:
    """Played once."""
    with tempfile.TemporaryDirectory(prefix="cc-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        cluster = Cluster(Path(folder) / "home", lambda _line: None)
        try:
            yield _play(cluster)
        finally:
            cluster.destroy()


def _play(cluster: Cluster) -> Timeline:
    cluster.up()
    cluster.add_instance("singularity-1")
    with psycopg.connect(cluster.conninfo(), autocommit=True) as hub:
        hub.execute(_KILLED.encode())
        _kill_in_a_run(cluster, hub)
    with psycopg.connect(cluster.conninfo(), autocommit=True) as hub:
        hub.execute(_QUICK_AND_LONG.encode())
        _until(hub, "select from scheduling.runs where job = 'long'")
        first = hub.execute("select max(slot) from scheduling.runs where job = 'long'").fetchone()
        assert first is not None

        def runs(job: str) -> list[tuple[Any, ...]]:
            return hub.execute(_RUNS.format(first=f"'{first[0]}'::timestamptz"), [job]).fetchall()

        _until(hub, "select from scheduling.runs where job = 'killed' and attempt = 2 "
               "and state = 'succeeded'")  # fmt: skip
        killed = hub.execute(
            "select attempt, trigger, state from scheduling.runs where job = 'killed' "
            "order by run_id"
        ).fetchall()

        names = ["centralcloud:hub:catch_up", "centralcloud:singularity-1:exchange"]
        lost = {name: hub.execute(_ENTRY, [name]).fetchone() or () for name in names}
        hub.execute("delete from cron.job where jobname = any (%s)", [names])
        before = _versions(hub)

        _until(hub, "select from scheduling.runs where job = 'long' and state = 'succeeded'")
        _until(hub, "select from scheduling.runs where job = 'long' offset 1")
        found = {name: hub.execute(_ENTRY, [name]).fetchone() for name in names}
        return Timeline(
            killed, runs("quick"), runs("long"), lost, found,
            [row for row in _versions(hub) if row[0] not in names and row not in before],
        )  # fmt: skip


def _kill_in_a_run(cluster: Cluster, hub: psycopg.Connection[Any]) -> None:
    """As pg_cron starts it, in the scheduler's session."""

    def start() -> None:
        with (
            pytest.raises(psycopg.OperationalError),
            psycopg.connect(
                cluster.conninfo(user="centralcloud_scheduler"), autocommit=True
            ) as session,
        ):
            session.execute("call scheduling.run_due('killed')")

    with running(start):
        _until(hub, "select from scheduling.runs where job = 'killed' and state = 'running'")
        cluster.down("immediate")
    cluster.start()


def _versions(hub: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
    """Each entry and what wrote it last."""
    return hub.execute("select jobname::text, xmin::text from cron.job").fetchall()


def _until(hub: psycopg.Connection[Any], question: str) -> None:
    """Wait until there is one."""
    eventually(lambda: hub.execute(f"select exists ({question})".encode()).fetchone(), (True,))


def test_a_run_that_its_server_took_down_is_tried_again(timeline: Timeline) -> None:
    """By catch_up, at the first minute after the restart, there being no backoff."""
    assert timeline.killed == [(1, "cron", "crashed"), (2, "catch_up", "succeeded")]


def test_a_long_job_holds_up_no_other(timeline: Timeline) -> None:
    """Each minute's start is on time while it runs."""
    assert [run[:3] for run in timeline.quick] == [(n, "cron", "succeeded") for n in range(3)]
    assert max(run[3] for run in timeline.quick) < 60


def test_a_long_job_is_not_started_twice(timeline: Timeline) -> None:
    """pg_cron starts it again when it has ended: for the newest slot that passed meanwhile."""
    assert [run[:2] for run in timeline.long] == [(0, "cron"), (2, "cron")]
    assert timeline.long[0][2] == "succeeded"
    assert timeline.long[1][3] > _LONG_SECONDS - 2 * 60


@pytest.mark.parametrize(
    "name", ["centralcloud:hub:catch_up", "centralcloud:singularity-1:exchange"]
)
def test_an_entry_that_was_deleted_comes_back(name: str, timeline: Timeline) -> None:
    """By the next start of a job where pg_cron lives here, by its own entry where it does not."""
    assert timeline.lost[name]
    assert timeline.found[name] == timeline.lost[name]


def test_an_entry_that_is_right_is_not_written(timeline: Timeline) -> None:
    """Minute after minute."""
    assert timeline.idle == []
