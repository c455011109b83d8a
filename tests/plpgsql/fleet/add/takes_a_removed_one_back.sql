begin;
select plan(1);

select fleet.add('singularity-1', 'ann');
create temporary table before as select instance_id from fleet.instances;
select fleet.remove('singularity-1');
select fleet.add('singularity-1', 'bob');
select results_eq(
  'select instance_id, owner, state from fleet.instances',
  $$select instance_id, 'bob' collate "C", 'active' from pg_temp.before$$,
  'under its old number, so that what it said is its own again'
);

select * from finish();
rollback;
