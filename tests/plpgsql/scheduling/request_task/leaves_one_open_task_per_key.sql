begin;
\ir ../probe.sql
select plan(5);

create temporary table asked as select scheduling.request_task('probe', '{"n": 1}', 'a') as task_id;
select is(
  scheduling.request_task('probe', '{"n": 2}', 'a'), (select task_id from asked), 'the same task'
);
select isnt(
  scheduling.request_task('probe', '{"n": 3}', 'b'), (select task_id from asked), 'another key'
);
select results_eq(
  'select key, payload, state, attempt from scheduling.tasks order by task_id',
  $$values ('a', '{"n": 2}'::jsonb, 'queued', 0), ('b', '{"n": 3}', 'queued', 0)$$,
  'the newest payload'
);
select is(
  (probe.error_of($$select scheduling.request_task('none', '{}', 'a')$$))[1], 'SC509', 'unknown'
);
select throws_ok(
  $$select scheduling.request_task('probe', '{}', null)$$, '23502', null, 'a task has a key'
);

select * from finish();
rollback;
