begin;
select plan(3);

select fleet.add('singularity-1');
select fleet.remove('singularity-1');
select hasnt_role('singularity-1', 'its login is gone');
select is_empty('select * from fleet.votes', 'and its vote');
select throws_ok(
  $$select fleet.remove('singularity-1')$$, 'SC404', $$there is no instance 'singularity-1'$$,
  'once'
);

select * from finish();
rollback;
