begin;
\ir ../probe.sql
select plan(5);

create function probe.finish(payload jsonb, result jsonb) returns void language sql as '';
select scheduling.register_task_kind('finished', '.', 'probe.finish');
select scheduling.request_task('finished', '{}', 'a');
select scheduling.request_task('probe', '{}', 'a');
select probe.add_run('steady', 'succeeded');
select is_empty('select scheduling.forget_orphans()', 'everything is there');
drop function probe.works;
drop function probe.finish;
select results_eq(
  'select scheduling.forget_orphans()', array['job steady', 'task kind finished'], 'no more'
);
select is_empty($$select from scheduling.jobs where name = 'steady'$$, 'the job');
select is_empty($$select from scheduling.runs where job = 'steady'$$, 'its runs');
select results_eq('select kind from scheduling.tasks', array['probe'], 'the tasks of the kind');

select * from finish();
rollback;
