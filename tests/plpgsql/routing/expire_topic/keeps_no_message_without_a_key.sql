begin;
select plan(1);
\ir ../fleet.sql

select routing.publish('news', '{"n": 1}');
select pg_temp.publish('news', 5);
select routing.register_topic('news', 'now compacted', p_retain_rows => 2, p_compacted => true);
select routing.expire_topic('news', 100);
select results_eq(
  $$select topic_offset from routing.log where topic = 'news' order by 1$$,
  $$values (5::bigint), (6)$$,
  'it is the state of nothing'
);

select * from finish();
rollback;
