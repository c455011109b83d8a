begin;
\ir ../probe.sql
select plan(2);

select probe.add_run('steady', 'succeeded');
create temporary table newest as select probe.add_run('steady', 'succeeded') as run_id;
select probe.add_run('steady', 'failed');
select probe.add_run('retention', 'failed');
select is(
  scheduling.newest_successes('{steady,retention}'),
  (select jsonb_build_object('steady', run_id) from newest),
  'of those that have succeeded'
);
select is(scheduling.newest_successes('{}'), '{}', 'of none');

select * from finish();
rollback;
