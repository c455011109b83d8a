begin;
\ir ../probe.sql
select plan(2);

select probe.add_run('steady', s, p_at => centralcloud.clock() - interval '1 year')
from unnest(array['succeeded', 'failed', 'failed', 'running']) as s;
select is(scheduling.expire_runs(1000), 1, 'the older failure goes');
select bag_eq(
  'select state from scheduling.runs', array['succeeded', 'failed', 'running'],
  'chains and slots are counted from these'
);

select * from finish();
rollback;
