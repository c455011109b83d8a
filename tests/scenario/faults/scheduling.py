"""Faults of the clock and of the jobs, in every database."""

from __future__ import annotations

import threading
from collections.abc import Callable

import psycopg

from tests.conftest import Database
from tests.scenario.faults import Fault, System
from tests.scenario.faults.mending import commanded, once, then, typed

#: A routine that fails, one that goes on, and a job for each; the job's first run is by hand.
PROBE = """
create schema probe authorization centralcloud_owner;
set role centralcloud_owner;
create function probe.works() returns jsonb language sql as $$ select '{}'::jsonb $$;
create function probe.fails() returns jsonb language sql as $$ select to_jsonb(1 / 0) $$;
create function probe.goes_on() returns jsonb language sql as
  $$ select to_jsonb(pg_sleep(3600)::text) $$;
reset role;
"""


def _all(*statements: str) -> Callable[[System], None]:
    def inject(system: System) -> None:
        for statement in statements:
            system.hub.all(statement)

    return inject


def _later(hub: Database, age: str) -> None:
    """As if all that was done had been done so much earlier, and nothing since."""
    hub.all("update scheduling.jobs set slots_since = slots_since - %s::interval", [age])
    hub.all(
        "update scheduling.runs set slot = slot - %(age)s::interval,"
        " started_at = started_at - %(age)s::interval,"
        " finished_at = finished_at - %(age)s::interval",
        {"age": age},
    )


def _hang(system: System) -> None:
    """A run that its timeout can't end, since the clock that would cancel it has no right to."""
    system.hub.all(PROBE)
    system.hub.all(
        "select scheduling.register_job('probe', 'probe.goes_on', '.', p_timeout => '1 second')"
    )

    def run() -> None:
        with system.hub.connect() as session:
            try:
                session.execute("call scheduling.run_job('probe')")
            except psycopg.OperationalError:
                return  # the database was dropped

    threading.Thread(target=run, daemon=True).start()
    system.hub.eventually("select count(*) from pg_stat_activity where wait_event = 'PgSleep'", 1)
    system.hub.all("update scheduling.runs set started_at = started_at - interval '10 minutes'")


#: What a worker does with a task that is due.
WORK = (
    "select scheduling.finish_task(t.task_id, 'other', '{\"commit\": null}')"
    " from scheduling.take_task('other') as t"
)

FAULTS = [
    Fault(
        "the clock stands still",
        "hub",
        "clock_stopped",
        _all("update scheduling.heart set beat_at = beat_at - interval '4 minutes'"),
        mend=commanded("centralcloud (tick)"),
    ),
    Fault(
        "the clock was set back",
        "hub",
        "clock_back",
        _all("update scheduling.heart set beat_at = beat_at + interval '1 hour'"),
    ),
    Fault(
        "slots were missed",
        "hub",
        "job_late",
        lambda system: _later(system.hub, "2 days"),
        mend=commanded("(jobs run .*?) runs"),
    ),
    Fault(
        "a job fails",
        "hub",
        "job_failing",
        _all(
            PROBE,
            "select scheduling.register_job('probe', 'probe.fails', '.')",
            "call scheduling.run_job('probe')",
        ),
        mend=then(
            "create or replace function probe.fails() returns jsonb language sql as"
            " $$ select '{}'::jsonb $$",
            "call scheduling.run_job('probe')",
        ),
    ),
    Fault(
        "a job is paused",
        "hub",
        "job_paused",
        _all("select scheduling.disable_job('retention')"),
        mend=commanded("centralcloud (jobs resume .*)"),
    ),
    Fault(
        "a job waits for a paused one",
        "hub",
        "job_waits_for_paused",
        _all("select scheduling.disable_job('pattern_aggregation')"),
        also=frozenset({"job_paused"}),
        mend=commanded("centralcloud (jobs resume .*)"),
    ),
    Fault(
        "a chain was left over",
        "hub",
        "job_late",
        lambda system: (
            system.hub.all(PROBE),
            system.hub.all("select scheduling.register_job('first', 'probe.works', '.')"),
            system.hub.all("call scheduling.run_job('first')"),
            system.hub.all(
                "select scheduling.register_job('second', 'probe.works', '.', p_after => '{first}')"
            ),
            system.hub.all(
                "update scheduling.runs set finished_at = finished_at - interval '16 minutes'"
            ),
        ),
        mend=commanded("(jobs run .*?) runs"),
    ),
    Fault(
        "a job's routine is gone",
        "hub",
        "routine_missing",
        _all("drop function aggregation.fold_patterns()"),
        also=frozenset({"missing_routine"}),
        mend=commanded(),
    ),
    Fault(
        "a run can't be ended",
        "hub",
        "job_stuck",
        _hang,
        mend=then(
            typed(r"(select pg_terminate_backend\(\d+\))"),
            once("select count(*) = 0 from pg_stat_activity where wait_event = 'PgSleep'"),
            "drop function probe.goes_on()",
            "alter function probe.works() rename to goes_on",
            "call scheduling.run_job('probe')",
        ),
    ),
    Fault(
        "a stopped worker",
        "hub",
        "worker_stopped",
        _all(
            "select scheduling.request_task('pattern_sync', '{}', 'k')",
            "update scheduling.tasks set due_at = due_at - interval '11 minutes'",
        ),
        mend=then(WORK),
    ),
    Fault(
        "a worker that went silent",
        "hub",
        "lease_expired",
        _all(
            "select scheduling.request_task('pattern_sync', '{}', 'k')",
            "select * from scheduling.take_task('somebody')",
            "update scheduling.tasks set lease_until = lease_until - interval '1 day'",
        ),
        mend=then(WORK),
    ),
    Fault(
        "workers that can't keep up",
        "hub",
        "tasks_late",
        _all(
            "select scheduling.request_task('pattern_sync', '{}', k)"
            " from unnest(array['a', 'b']) as k",
            "select * from scheduling.take_task('somebody')",
            "update scheduling.tasks set due_at = due_at - interval '11 minutes'",
        ),
        mend=then(WORK),
    ),
    Fault(
        "a task that fails",
        "hub",
        "task_failing",
        _all(
            "select scheduling.request_task('pattern_sync', '{}', 'k')",
            "select scheduling.fail_task(t.task_id, 'me', 'no')"
            " from scheduling.take_task('me') as t",
        ),
        mend=then("update scheduling.tasks set due_at = now()", WORK),
    ),
    Fault(
        "a dead task",
        "hub",
        "dead_tasks",
        _all(
            "select scheduling.request_task('pattern_sync', '{}', 'k')",
            "update scheduling.task_kinds set max_attempts = 1",
            "select scheduling.fail_task(t.task_id, 'me', 'no')"
            " from scheduling.take_task('me') as t",
        ),
        mend=commanded(
            "(tasks) redrive, or discard",
            which="select 'discard ' || task_id from scheduling.tasks where state = 'dead'",
        ),
    ),
]
