begin;
\ir ../probe.sql
select plan(6);

select scheduling.request_task('probe', '{}', 'a');
create temporary table taken as select * from scheduling.take_task('w');
select is(scheduling.fail_task(task_id, 'w', 'no', 'because'), 'queued', 'an attempt is left')
from taken;
select results_eq(
  $$select
      due_at = centralcloud.clock() + scheduling.retry_delay('30 seconds', 1, 'task ' || task_id),
      error, detail, worker
    from scheduling.tasks$$,
  $$values (true, 'no', 'because', null::text)$$, 'after the backoff'
);
select is_empty($$select * from scheduling.take_task('w')$$, 'not before');
select centralcloud.freeze_clock('2026-01-01 12:05:38Z');
select task_id from scheduling.take_task('w');
select is(scheduling.fail_task(task_id, 'w', 'no again'), 'dead', 'none is left') from taken;
select results_eq(
  'select state, finished_at, error, detail from scheduling.tasks',
  $$values ('dead', timestamptz '2026-01-01 12:05:38Z', 'no again', null::text)$$, 'it is over'
);
select is(
  (probe.error_of(format('select scheduling.fail_task(%s, %L, %L)', task_id, 'w', 'no')))[1],
  'SC510', 'and nobody''s'
) from taken;

select * from finish();
rollback;
