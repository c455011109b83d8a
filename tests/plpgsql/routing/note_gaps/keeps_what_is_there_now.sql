begin;
select plan(4);
\ir ../fleet.sql

select pg_temp.publish('news', 9);
delete from routing.log where topic = 'news' and topic_offset in (3, 6);
select is(routing.note_gaps(), 2::bigint, 'both');
select centralcloud.freeze_clock('2026-01-02 00:00Z');
delete from routing.log where topic = 'news' and topic_offset = 7;
select is(routing.note_gaps(), 2::bigint, 'one grew');
select results_eq(
  'select after_offset, before_offset, found_at from routing.found_gaps order by 1',
  $$values (2::bigint, 4::bigint, '2026-01-01 00:00Z'::timestamptz),
    (5, 8, '2026-01-01 00:00Z')$$,
  'found when it was found first'
);
update routing.topics set first_offset = 9 where topic = 'news';
select is(routing.note_gaps(), 0::bigint, 'retention has passed them');

select * from finish();
rollback;
