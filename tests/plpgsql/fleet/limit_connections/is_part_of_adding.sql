begin;
select plan(2);

select fleet.add('singularity-1');
select is(
  (select r.rolconnlimit from pg_catalog.pg_roles as r where r.rolname = 'singularity-1'), 10,
  'a new login may have as many as the setting says'
);
select centralcloud.change_setting('fleet.max_connections', '2');
select fleet.limit_connections('singularity-1');
select is(
  (select r.rolconnlimit from pg_catalog.pg_roles as r where r.rolname = 'singularity-1'), 2,
  'one that is there when it is said again'
);

select * from finish();
rollback;
