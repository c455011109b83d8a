begin;
select plan(2);
\ir ../fleet.sql

select routing.publish('state', '{"n": 1}', 'a');
select routing.publish('state', '{"n": 2}', 'b');
select routing.publish('state', '{"n": 3}', 'a');
select results_eq(
  'select key, topic_offset from routing.newest_of_keys(''state'') order by key',
  $$values ('a', 3::bigint), ('b', 2)$$,
  'the newest of each'
);
select is_empty('select routing.newest_of_keys(''news'')', 'none without messages');

select * from finish();
rollback;
