begin;
select plan(4);
\ir ../fleet.sql

select is(routing.publish('news', '{"type": "x"}'), 1::bigint, 'the first is 1');
savepoint undone;
select is(routing.publish('news', '{"type": "x"}'), 2::bigint, 'then 2');
rollback to undone;
select is(routing.publish('news', '{"type": "y"}'), 2::bigint, 'which is given again if undone');
select results_eq(
  $$select topic_offset, payload ->> 'type', published_at, headers ->> 'by'
    from routing.log where topic = 'news' order by 1$$,
  $$values (1::bigint, 'x', '2026-01-01 00:00Z'::timestamptz, 'postgres'),
           (2, 'y', '2026-01-01 00:00Z', 'postgres')$$,
  'with the clock''s time and the publisher'
);

select * from finish();
rollback;
