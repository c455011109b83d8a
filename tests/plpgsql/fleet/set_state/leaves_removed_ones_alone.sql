begin;
select plan(2);

select fleet.add('singularity-1');
select fleet.set_state('singularity-1', 'removed');
select throws_ok(
  $$select fleet.set_state('singularity-1', 'active')$$, 'SC404', null, 'only adding brings it back'
);
select results_eq('select state from fleet.instances', $$values ('removed')$$, 'it stays away');

select * from finish();
rollback;
