begin;
select plan(2);
\ir ../fleet.sql

select routing.begin_subscription('singularity-1', 'news', 3);
select results_eq(
  'select instance, topic, acked_offset, acked_at from routing.subscriptions',
  $$values ('singularity-1', 'news', 3::bigint, null::timestamptz)$$,
  'it begins where one says'
);
select routing.begin_subscription('singularity-1', 'news', 5);
select is((select acked_offset from routing.subscriptions), 3::bigint, 'once');

select * from finish();
rollback;
