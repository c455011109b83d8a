begin;
select plan(6);

select fleet.add('singularity-1', p_password => 'old');
create temporary table before as
select a.rolpassword from pg_catalog.pg_authid as a where a.rolname = 'singularity-1';
select is(length(fleet.rotate('singularity-1')), 64, 'one that nobody could guess');
select isnt(
  (select a.rolpassword from pg_catalog.pg_authid as a where a.rolname = 'singularity-1'),
  (select b.rolpassword from pg_temp.before as b),
  'the login has it'
);
select is(fleet.rotate('singularity-1', 'mine'), 'mine', 'or one that was asked for');
select throws_ok(
  $$select fleet.rotate('singularity-1', '')$$, 'SC406', 'the password is empty',
  'nobody could log in'
);
select isnt(
  (select a.rolpassword from pg_catalog.pg_authid as a where a.rolname = 'singularity-1'), null,
  'it keeps the one it had'
);
select throws_ok($$select fleet.rotate('nobody')$$, 'SC404', null, 'who');

select * from finish();
rollback;
