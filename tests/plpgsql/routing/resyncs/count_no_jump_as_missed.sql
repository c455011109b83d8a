begin;
select plan(4);
\ir ../fleet.sql

select routing.begin_subscription('singularity-1', 'news', 4);
select routing.begin_subscription('singularity-2', 'news', 2);
select pg_temp.publish('news', 4);
select centralcloud.shift_clock('11 days');
select routing.jump('restored');
select pg_temp.publish('news', 2);
select routing.expire();
select is_empty(
  $$select routing.resyncs('singularity-1', 10)$$, 'who had read all before it missed nothing'
);
select results_eq(
  $$select kind, topic_offset from routing.deliveries('singularity-1', 10)$$,
  $$values ('message', 1000005::bigint), ('message', 1000006)$$,
  'and goes on'
);
select results_eq(
  $$select kind, topic_offset, missed from routing.deliveries('singularity-2', 10)$$,
  $$values ('resync', 1000004::bigint, 2::bigint)$$,
  'who had not missed what was there'
);
select routing.advance_cursor('singularity-2', 'news', 1000004);
select results_eq(
  $$select kind, topic_offset from routing.deliveries('singularity-2', 10)$$,
  $$values ('message', 1000005::bigint), ('message', 1000006)$$,
  'and goes on after that'
);

select * from finish();
rollback;
