begin;
select plan(6);

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
  $$select fleet.set_quota('singularity-1', 'max_wishes', 1)$$, 'SC905', null, 'what'
);
select throws_ok(
  $$select fleet.set_quota('singularity-1', 'max_streams', 0)$$, '23514', null, 'how much'
);

select * from finish();
rollback;
