begin;
select plan(4);
\ir ../fleet.sql

select pg_temp.publish('news', 5);
select routing.jump_topics(routing.record_life('again'));
select results_eq(
  $$select topic, newest_before, next_offset from routing.jumps where topic in ('news', 'state')
    order by topic$$,
  $$values ('news', 5::bigint, 1000006::bigint), ('state', 0::bigint, 1000001::bigint)$$,
  'recorded for each topic'
);
select is(routing.newest_offset('news'), 1000005::bigint, 'what was left out counts as given');
select is(pg_temp.publish('news', 1), 1000006::bigint, 'the next one lies beyond');
select routing.jump_topics(routing.record_life('and again'));
select is(pg_temp.publish('news', 1), 2000007::bigint, 'and beyond again');

select * from finish();
rollback;
