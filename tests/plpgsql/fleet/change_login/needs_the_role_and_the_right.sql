begin;
select plan(4);
\ir ../outside.sql

select fleet.change_login('singularity-1', p_connections => 3);
select is(
  (select r.rolconnlimit from pg_catalog.pg_roles as r where r.rolname = 'singularity-1'), 3,
  'what is said of it holds'
);
set local role centralcloud_owner;
select throws_ok(
  $$select fleet.change_login('singularity-1', p_connections => 4)$$,
  'SC904', 'role centralcloud_owner may not change roles', 'the owner of the tables may not'
);
reset role;
drop role "singularity-1";
select throws_ok(
  $$select fleet.rotate('singularity-1')$$, 'SC408',
  'role singularity-1 of instance singularity-1 is gone', 'there is nothing to change'
);
select throws_ok(
  $$select fleet.set_quota('singularity-1', 'max_connections', 4)$$, 'SC408', null,
  'nor to limit'
);

select * from finish();
rollback;
