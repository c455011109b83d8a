begin;
select plan(3);

create role taken;
select fleet.add('singularity-1');
select throws_ok(
  $$select fleet.add('singularity-1')$$, 'SC402', 'there is an instance singularity-1 already',
  'names are unique in the fleet'
);
select throws_ok(
  $$select fleet.add('taken')$$, 'SC402', 'there is a role taken already',
  'and in the cluster'
);
select results_eq(
  'select name from fleet.instances',
  $$values ('singularity-1' collate "C")$$, 'neither is half registered'
);

select * from finish();
rollback;
