begin;
\ir ../probe.sql
select plan(3);

select probe.add_run('steady', s, p_at => centralcloud.clock() - d)
from unnest(array['succeeded', 'skipped', 'failed']) as s,
  unnest(array[interval '91 days', '89 days', '31 days', '29 days']) as d;
select is(scheduling.expire_runs(2), 2, 'no more than that at once');
select is(scheduling.expire_runs(1000), 5, 'all that are too old');
select bag_eq(
  $$select state, extract(day from centralcloud.clock() - started_at)::int from scheduling.runs$$,
  $$values ('succeeded', 29), ('skipped', 29), ('failed', 29), ('failed', 31), ('failed', 89)$$,
  'the rest stays'
);

select * from finish();
rollback;
