"""A long history: what is asked each minute, or by people, reads no more of it than it needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import Database, Databases, Server

#: Runs of one job, and tasks of one kind.
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

READ = """
select sum(s.seq_tup_read + s.idx_tup_fetch)::bigint
from pg_stat_xact_user_tables as s
where s.schemaname = 'scheduling' and s.relname in ('runs', 'tasks')
"""


@pytest.fixture(scope="module")
def aged(server: Server, templates: dict[str, str]) -> Iterator[Database]:
    """A hub with much behind it, and jobs that never ran."""
    made = Databases(server)
    hub = made.create(templates["hub"])
    hub.connection.execute(PAST.encode())
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
    with aged.connect(autocommit=False) as session:
        session.execute(READ.encode())
        for _ in range(often - 1):
            session.execute(f"savepoint before; {statement}; rollback to before".encode())
        (before,) = session.execute(READ.encode()).fetchone() or (0,)
        session.execute(statement.encode())
        (after,) = session.execute(READ.encode()).fetchone() or (0,)
        session.rollback()
    assert after - before < FEW
