begin;
select plan(4);
\ir ../fleet.sql

select pg_temp.publish('news', 4);
select routing.jump('restored');
select is(routing.expire_topic('news', 100), 0::bigint, 'a jump lets no message go');
select pg_temp.publish('news', 3);
select is(routing.expire_topic('news', 1), 1::bigint, 'five of seven stay, one goes at a time');
select is(routing.expire_topic('news', 100), 1::bigint, 'then the other');
select results_eq(
  $$select topic_offset from routing.log where topic = 'news' order by 1$$,
  $$values (3::bigint), (4), (1000005), (1000006), (1000007)$$,
  'the newest, whatever their offsets'
);

select * from finish();
rollback;
