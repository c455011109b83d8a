begin;
\ir ../probe.sql
select plan(2);

insert into scheduling.tasks (kind, key, payload, state, attempt, due_at, requested_at, finished_at)
select 'probe', s, '{}', s, 2, t + interval '1 hour', t, case s when 'dead' then t end
from unnest(array['queued', 'dead']) as s, (select centralcloud.clock()) as l (t);
select scheduling.hurry_task(task_id) from scheduling.tasks;
select results_eq(
  $$select key, attempt, due_at from scheduling.tasks where due_at <= centralcloud.clock()$$,
  $$values ('queued', 2, timestamptz '2026-01-01 12:05Z')$$, 'a queued one is due, as it is'
);
select is((select key from scheduling.take_task('w')), 'queued', 'it is taken');

select * from finish();
rollback;
