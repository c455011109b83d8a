begin;
\ir ../probe.sql
select plan(7);

select scheduling.request_task('probe', '{"n": 1}', 'a');
select scheduling.cancel_task(task_id) from scheduling.tasks;
select results_eq(
  'select state, finished_at, cancelled_by = session_user, cancel_reason from scheduling.tasks',
  $$values ('cancelled', timestamptz '2026-01-01 12:05Z', true, null::text)$$,
  'a queued one'
);
select is_empty($$select * from scheduling.take_task('w')$$, 'nobody takes it');

select scheduling.request_task('probe', '{"n": 2}', 'b');
create temporary table taken as select * from scheduling.take_task('w');
select scheduling.request_task('probe', '{"n": 3}', 'b');
select scheduling.cancel_task(task_id, 'too much') from taken;
select results_eq(
  $$select state, worker, payload, next_payload, cancel_reason from scheduling.tasks
    where key = 'b'$$,
  $$values ('cancelled', null::text, '{"n": 3}'::jsonb, null::jsonb, 'too much')$$,
  'a running one, with what was asked for meanwhile'
);
select is(
  (probe.error_of(format('select scheduling.%s', call)))[1:2],
  array['SC510', format('task %s was cancelled by %s: too much', task_id, session_user)],
  'its worker hears it: ' || call
)
from taken
cross join lateral unnest(array[
  format('renew_lease(%s, %L)', task_id, 'w'), format('finish_task(%s, %L)', task_id, 'w'),
  format('report_progress(%s, %L, 1, 2, %L)', task_id, 'w', 'files')
]) as c (call);
select is(
  (probe.error_of(format('select scheduling.cancel_task(%s)', task_id)))[1:2],
  array['SC522', format('task %s is cancelled', task_id)], 'once'
) from taken;

select * from finish();
rollback;
