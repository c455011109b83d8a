begin;
select plan(4);
\ir ../fleet.sql

set session authorization "singularity-1";
select results_eq($$select routing.subscribe('news')$$, $$values ('news')$$, 'one');
select results_eq(
  $$select routing.subscribe('insights.*')$$,
  $$values ('insights.framework'), ('insights.package'), ('insights.statistics')$$,
  'three'
);
select is_empty($$select routing.subscribe('later.*')$$, 'none yet');
reset session authorization;
select is(
  (select count(*) from routing.subscriptions where instance = 'singularity-1'), 4::bigint,
  'a subscription each'
);

select * from finish();
rollback;
