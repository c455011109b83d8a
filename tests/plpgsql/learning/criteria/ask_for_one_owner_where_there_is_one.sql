begin;
select plan(4);

select fleet.add('singularity-1', 'one');
select fleet.add('singularity-2', 'one');
select results_eq(
  'select min_uses, min_lower_bound, min_instances, min_owners, min_quality, revoke_below
  from learning.criteria',
  'values (100::bigint, 0.93::float8, 3, 1, 0.85::float8, 0.85::float8)', 'as registered'
);
select fleet.add('singularity-3', 'three');
select is((select min_owners from learning.criteria), 2, 'two where there are two');
update fleet.instances set trust = 0 where name = 'singularity-3';
select is((select min_owners from learning.criteria), 1, 'who is not trusted is none of them');
select centralcloud.change_setting('learning.min_uses', '7');
select is((select min_uses from learning.criteria), 7::bigint, 'as set');

select * from finish();
rollback;
