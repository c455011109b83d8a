begin;
select plan(3);
\ir ../outside.sql

set local role centralcloud_owner;
select throws_ok(
  $$select fleet.create_login('singularity-2', 'secret')$$,
  'SC904', 'role centralcloud_owner may not create roles', 'the owner of the tables may not'
);
reset role;
select lives_ok($$select fleet.create_login('singularity-2', 'it''s')$$, 'a superuser may');
select throws_ok(
  $$select fleet.create_login('singularity-2', 'secret')$$, 'SC402', null, 'but not twice'
);

select * from finish();
rollback;
