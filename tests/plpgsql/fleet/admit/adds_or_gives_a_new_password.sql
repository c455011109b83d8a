begin;
select plan(4);

select is(fleet.admit('singularity-1', 'ann', 'one'), 'one', 'it is added');
create temporary table before as
select a.rolpassword from pg_catalog.pg_authid as a where a.rolname = 'singularity-1';
select is(fleet.admit('singularity-1', 'bob', 'two'), 'two', 'one that is there is let in again');
select results_eq(
  $$select a.rolpassword <> b.rolpassword and a.rolpassword ~ '^SCRAM-SHA-256'
    from pg_catalog.pg_authid as a
    cross join pg_temp.before as b
    where a.rolname = 'singularity-1'$$,
  'values (true)',
  'with the new password'
);
select results_eq(
  'select owner from fleet.instances', $$values ('ann' collate "C")$$, 'and its old owner'
);

select * from finish();
rollback;
