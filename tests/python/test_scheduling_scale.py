"""A long history, and much that waits: whoever asks reads no more of it than is needed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import Database, Databases, Server

#: Runs of one job, done tasks of one kind, and queued ones of another.
MANY = 20_000
#: An index led there: each of the few jobs may take some.
FEW = 300

PAST = f"""
create schema probe authorization centralcloud_owner;
set role centralcloud_owner;
create function probe.works() returns jsonb language sql as $$ select '{{}}'::jsonb $$;
reset role;
select scheduling.register_job(j.name, 'probe.works', '.', '0 * * * *', p_catch_up => j.policy)
from (values ('aged', 'once'), ('aaa', 'all'), ('never', 'once'), ('zzz', 'skip'))
  as j (name, policy);
select scheduling.register_job('follows', 'probe.works', '.', p_after => '{{never,aged}}');
insert into scheduling.runs (job, slot, attempt, trigger, state, pid, started_at, finished_at)
select 'aged', t.at, 1, 'cron', 'succeeded', 1, t.at, t.at
from generate_series(1, {MANY}) as i
cross join lateral (select now() - interval '20 days' + i * interval '1 minute') as t (at);
analyze scheduling.runs;
select scheduling.register_task_kind('probe', '.');
insert into scheduling.tasks (kind, key, payload, state, due_at, requested_at, finished_at, result)
select 'probe', i::text, '{{}}', 'done', now(), now(), now(), '{{}}'
from generate_series(1, {MANY}) as i;
analyze scheduling.tasks;
"""
WAITING = f"""
select scheduling.register_task_kind(k, '.') from unnest('{{wait,few,none}}'::text[]) as k;
insert into scheduling.tasks (kind, key, payload, state, priority, due_at, requested_at)
select 'wait', i::text, '{{}}'::jsonb, 'queued', i % 5, now() + (i % 2) * interval '1 day', now()
from generate_series(1, {MANY}) as i
union all
select 'few', '1', '{{}}', 'queued', 0, now(), now();
analyze scheduling.tasks;
"""

READ = """
select sum(s.seq_tup_read + s.idx_tup_fetch)::bigint
from pg_stat_xact_user_tables as s
where s.schemaname = 'scheduling' and s.relname in ('runs', 'tasks')
"""


@pytest.fixture(scope="module")
def aged(server: Server, templates: dict[str, str]) -> Iterator[Database]:
    """A hub with much behind it, and jobs that never ran."""
    yield from _filled(server, templates, PAST)


@pytest.fixture(scope="module")
def burdened(server: Server, templates: dict[str, str]) -> Iterator[Database]:
    """A hub where many tasks of one kind wait, half of them to be due, and one of another."""
    yield from _filled(server, templates, WAITING)


def _filled(server: Server, templates: dict[str, str], statements: str) -> Iterator[Database]:
    made = Databases(server)
    hub = made.create(templates["hub"])
    hub.connection.execute(statements.encode())
    yield hub
    made.drop_all()


@pytest.mark.parametrize(
    "statement",
    [
        "select * from scheduling.due_starts(now(), scheduling.missed_after())",
        "select scheduling.mark_crashed()",
        "select scheduling.cancel_overdue()",
        "select scheduling.start_due('never')",
        "select scheduling.start_chained('{aged}')",
        "select * from scheduling.health()",
        "select * from scheduling.overview()",
        "select * from scheduling.job_findings()",
        "select * from scheduling.clock_findings()",
        "select * from scheduling.history('never')",
        "select * from scheduling.history('aged')",
        "select * from scheduling.history()",
        "select scheduling.own_trigger()",
        "select scheduling.expire_runs(100)",
        "select scheduling.request_task('probe', '{}', 'new')",
        "select * from scheduling.take_task('somebody')",
        "select * from scheduling.list_tasks('dead')",
        "select * from scheduling.list_tasks('queued', 'probe')",
        "select * from scheduling.list_tasks()",
        "select * from scheduling.open_tasks()",
        "select scheduling.running_since('probe', '1')",
        "select scheduling.expire_tasks(100)",
    ],
)
@pytest.mark.parametrize("often", [1, 7])
def test_little_of_a_long_history_is_read(statement: str, often: int, aged: Database) -> None:
    """Whoever asks, the first time and when its plan is kept."""
    assert _rows_read(aged, statement, often) < FEW


@pytest.mark.parametrize(
    "statement",
    [
        "select * from scheduling.take_task('somebody')",
        "select * from scheduling.take_task('somebody', '{few}')",
        "select * from scheduling.take_task('somebody', '{none}')",
        "select scheduling.request_task('wait', '{}', '1')",
        "select scheduling.follow_clock()",
        "select scheduling.expire_tasks(100)",
        "select * from scheduling.list_tasks()",
        "select * from scheduling.list_tasks('running')",
    ],
)
@pytest.mark.parametrize("often", [1, 7])
def test_little_of_what_waits_is_read(statement: str, often: int, burdened: Database) -> None:
    """To find one that is due, also where a worker knows none of the kinds that wait."""
    assert _rows_read(burdened, statement, often) < FEW


def _rows_read(database: Database, statement: str, often: int) -> int:
    """What it reads of runs and tasks when it is said so often."""
    with database.connect(autocommit=False) as session:
        session.execute(READ.encode())
        for _ in range(often - 1):
            session.execute(f"savepoint before; {statement}; rollback to before".encode())
        (before,) = session.execute(READ.encode()).fetchone() or (0,)
        session.execute(statement.encode())
        (after,) = session.execute(READ.encode()).fetchone() or (0,)
        session.rollback()
    return int(after - before)
