begin;
select plan(2);
\ir ../fleet.sql

set session authorization "singularity-1";
select routing.subscribe('weather.*');
select routing.subscribe('#');
reset session authorization;
select routing.register_topic('weather.rain', 'new');
select results_eq(
  $$select instance, acked_offset from routing.subscriptions where topic = 'weather.rain'$$,
  $$values ('singularity-1', 0::bigint)$$,
  'one subscription, from the beginning'
);
select routing.register_topic('other', 'new');
select is(
  (select count(*) from routing.subscriptions where topic = 'other'), 1::bigint, '# means it too'
);

select * from finish();
rollback;
