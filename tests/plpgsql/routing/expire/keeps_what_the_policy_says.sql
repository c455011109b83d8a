begin;
select plan(4);
\ir ../fleet.sql

select pg_temp.publish('news', 8);
select pg_temp.publish('state', 1);
select is(
  routing.expire(), '{"expired": {"news": 3}, "more": false}'::jsonb, 'five of eight rows stay'
);
select results_eq(
  $$select min(topic_offset), max(topic_offset) from routing.log where topic = 'news'$$,
  $$values (4::bigint, 8::bigint)$$,
  'the newest'
);
select is(routing.expire(), '{"expired": {}, "more": false}'::jsonb, 'there is nothing more to do');
select centralcloud.change_setting('routing.expire_batch', '2');
select centralcloud.shift_clock('11 days');
select is(
  routing.expire(), '{"expired": {"news": 2}, "more": true}'::jsonb, 'and it goes in batches'
);

select * from finish();
rollback;
