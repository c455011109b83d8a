begin;
select plan(2);
\ir ../fleet.sql

select results_eq(
  $$select * from routing.extent('news')$$, $$values (0::bigint, null::timestamptz)$$, 'empty'
);
select pg_temp.publish('news', 4);
delete from routing.log where topic_offset < 3;
select results_eq(
  $$select * from routing.extent('news')$$,
  $$values (2::bigint, '2026-01-01 00:00Z'::timestamptz)$$, 'what is kept'
);

select * from finish();
rollback;
