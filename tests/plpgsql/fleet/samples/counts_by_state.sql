begin;
select plan(1);

select fleet.add(n) from unnest(array['singularity-1', 'singularity-2', 'singularity-3']) as n;
select fleet.pause('singularity-2');
select results_eq(
  $$select labels ->> 'state', value from fleet.samples() order by 1$$,
  $$values ('active', 2::float8), ('paused', 1)$$, 'instances'
);

select * from finish();
rollback;
