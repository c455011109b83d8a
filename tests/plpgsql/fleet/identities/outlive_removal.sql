begin;
select plan(1);

select fleet.add('singularity-1', 'ann');
select fleet.remove('singularity-1');
select results_eq(
  'select instance, owner from fleet.identities',
  $$values ('singularity-1' collate "C", 'ann' collate "C")$$,
  'what it said still refers to it'
);

select * from finish();
rollback;
