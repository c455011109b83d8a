begin;
select plan(3);

select fleet.add('singularity-1');
select is(fleet.quota('singularity-1', 'max_streams'), 10000::bigint, 'what the setting says');
select fleet.set_quota('singularity-1', 'max_streams', 5);
select is(fleet.quota('singularity-1', 'max_streams'), 5::bigint, 'unless it has one of its own');
select throws_ok(
  $$select fleet.quota('singularity-1', 'max_wishes')$$, 'SC905', null, 'there are four'
);

select * from finish();
rollback;
