begin;
\ir ../probe.sql
select plan(5);

insert into scheduling.tasks (
  kind, key, payload, state, attempt, due_at, requested_at, finished_at, error, cancelled_by
)
select 'probe', s, '{}', s, 2, t, t, t, 'no', case s when 'cancelled' then 'me' end
from unnest(array['dead', 'cancelled', 'done']) as s,
  (select centralcloud.clock() - interval '1 day') as l (t);
select scheduling.redrive_task(task_id) from scheduling.tasks where state <> 'done';
select results_eq(
  $$select key, state, attempt, due_at, error from scheduling.tasks
    where state <> 'done' order by task_id$$,
  $$values ('dead', 'queued', 0, timestamptz '2026-01-01 12:05Z', 'no'),
    ('cancelled', 'queued', 0, timestamptz '2026-01-01 12:05Z', 'no')$$,
  'dead or cancelled, with all its attempts'
);
select is((select count(*) from scheduling.take_task('w')), 1::bigint, 'it is taken');
select is(
  (probe.error_of(format('select scheduling.redrive_task(%s)', task_id)))[1], 'SC522', 'not ' || key
) from scheduling.tasks where state = 'done';

select scheduling.cancel_task(task_id) from scheduling.tasks where key = 'dead';
select scheduling.request_task('probe', '{}', 'dead');
select is(
  (probe.error_of(format('select scheduling.redrive_task(%s)', task_id)))[1:2],
  array['SC523', 'another task probe dead is open already'], 'beside an open one it can''t be'
) from scheduling.tasks where state = 'cancelled';
select is(
  (select count(*) from scheduling.tasks where key = 'dead' and state = 'cancelled'), 1::bigint,
  'and stays what it was'
);

select * from finish();
rollback;
