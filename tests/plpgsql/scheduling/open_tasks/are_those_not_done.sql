begin;
select plan(3);

select scheduling.register_task_kind('probe', 'For this test.');
select is_empty($$select from scheduling.open_tasks('probe')$$, 'nothing was asked for');
select scheduling.request_task('probe', '{}', 'k');
select results_eq(
  $$select kind, key, state from scheduling.open_tasks('probe')$$,
  $$values ('probe', 'k', 'queued')$$,
  'what was asked for is open'
);
select scheduling.finish_task(t.task_id, 'w', '{}')
from scheduling.take_task('w', '{probe}') as t;
select is_empty($$select from scheduling.open_tasks('probe')$$, 'what is done is not');

select * from finish();
rollback;
