begin;
select plan(2);
\ir ../fleet.sql

set session authorization "singularity-1";
select routing.subscribe('#');
reset session authorization;
select pg_temp.publish('news', 8);
select routing.publish('state', '{"n": 1}', 'a');
select routing.publish('state', '{"n": 2}', 'b');
select routing.publish('state', '{"n": 3}', 'b');
select routing.publish('state', '{"n": 4}', 'b');
set session authorization "singularity-1";
select routing.reject('news', 2, 'no');
reset session authorization;
select routing.expire_topic('news', 100);
select routing.expire_topic('state', 100);
select results_eq(
  $$select topic_offset from routing.log where topic = 'news' order by 1$$,
  $$values (2::bigint), (4), (5), (6), (7), (8)$$,
  'a rejected message stays'
);
select results_eq(
  $$select topic_offset from routing.log where topic = 'state' order by 1$$,
  $$values (1::bigint), (3), (4)$$,
  'the newest of each key stays'
);

select * from finish();
rollback;
