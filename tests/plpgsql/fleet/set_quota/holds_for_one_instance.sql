begin;
select plan(9);

select fleet.add('singularity-1');
select fleet.set_quota('singularity-1', 'max_connections', 3);
select is(
  (select r.rolconnlimit from pg_catalog.pg_roles as r where r.rolname = 'singularity-1'), 3,
  'its login is told'
);
select fleet.set_quota('singularity-1', 'max_connections', 4);
select fleet.set_quota('singularity-1', 'max_connections', null);
select is(
  (select r.rolconnlimit from pg_catalog.pg_roles as r where r.rolname = 'singularity-1'), 10,
  'null is what all have'
);
select is_empty('select * from fleet.quotas', 'and leaves nothing behind');
select throws_ok($$select fleet.set_quota('nobody', 'max_streams', 1)$$, 'SC404', null, 'who');
select throws_ok(
  format('select fleet.set_quota(%L, %L, %s)', 'singularity-1', q.quota, q.value), 'SC407',
  format('quota %L can''t be %s', q.quota, q.value), 'what, and how much'
)
from (values
  ('max_wishes', 1), ('stale_after', 1), ('max_streams', 0), ('max_streams', 1000000000001)
) as q (quota, value);
select lives_ok(
  $$select fleet.set_quota('singularity-1', 'max_connections', 1000000000000)$$,
  'more than any server has is as good as no limit'
);

select * from finish();
rollback;
