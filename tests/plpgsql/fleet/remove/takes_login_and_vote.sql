begin;
select plan(6);

select fleet.add('singularity-1');
select fleet.remove('singularity-1');
select hasnt_role('singularity-1', 'its login is gone');
select is_empty('select * from fleet.votes', 'and its vote');
select throws_ok(
  $$select fleet.remove('singularity-1')$$, 'SC404', $$there is no instance 'singularity-1'$$,
  'once'
);

\ir ../outside.sql
set local role centralcloud_owner;
select throws_ok(
  $$select fleet.remove('singularity-1')$$, 'SC904',
  'role centralcloud_owner may not drop roles', 'for superusers'
);
reset role;
select is((select fleet.is_member('singularity-1')), true, 'who may not changes nothing');
drop role "singularity-1";
select lives_ok($$select fleet.remove('singularity-1')$$, 'also one whose role is gone');

select * from finish();
rollback;
