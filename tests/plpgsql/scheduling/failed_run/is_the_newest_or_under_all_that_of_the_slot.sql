begin;
\ir ../probe.sql
select plan(7);

create function probe.failed() returns setof integer language sql as $$
  select r.attempt from scheduling.failed_run(scheduling.require_job('steady')) as r
$$;
select is_empty('select probe.failed()', 'it never ran');
select probe.add_run('steady', 'failed', '12:00', 1);
select probe.add_run('steady', 'crashed', '12:00', 2);
select results_eq('select probe.failed()', array[2], 'the last attempt');
select probe.add_run('steady', 'succeeded', p_trigger => 'hand');
select is_empty('select probe.failed()', 'a success by hand settles it');
update scheduling.jobs set catch_up = 'all' where name = 'steady';
select results_eq('select probe.failed()', array[2], 'but not where every slot is to run');
select probe.add_run('steady', 'failed', p_trigger => 'chain');
select results_eq(
  $$select slot is null from scheduling.failed_run(scheduling.require_job('steady'))$$,
  array[false], 'the slot goes before what followed another job'
);
select probe.add_run('steady', 'succeeded', '12:00', 3);
select is_empty('select probe.failed()', 'the job has run since');
select probe.add_run('steady', 'failed', '12:10', 3);
select is_empty('select probe.failed()', 'no attempt is left');

select * from finish();
rollback;
