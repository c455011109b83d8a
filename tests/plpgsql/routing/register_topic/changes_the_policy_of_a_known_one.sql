begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 2);
select routing.register_topic('news', 'said again', p_retain_rows => 7);
select results_eq(
  $$select description, retain_rows, first_offset from routing.topics where topic = 'news'$$,
  $$values ('said again', 7::bigint, 1::bigint)$$,
  'description and policy are as said last'
);
select is(routing.newest_offset('news'), 2::bigint, 'the log stays');

select * from finish();
rollback;
