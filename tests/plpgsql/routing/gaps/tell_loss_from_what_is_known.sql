begin;
select plan(5);
\ir ../fleet.sql

select pg_temp.publish('news', 8);
select routing.jump('restored');
select pg_temp.publish('news', 2);
update routing.topics set first_offset = 3 where topic = 'news';
delete from routing.log where topic = 'news' and topic_offset < 3;
select is_empty('select * from routing.gaps()', 'neither a jump nor retention is a gap');

delete from routing.log where topic = 'news' and topic_offset in (3, 5, 6);
select results_eq(
  'select * from routing.gaps()',
  $$values ('news', 2::bigint, 4::bigint), ('news', 4, 7)$$,
  'what is missing from the log is one'
);
select results_eq(
  'select * from routing.gaps(1000006)', $$values ('news', 4::bigint, 7::bigint)$$,
  'of the newest, those that are asked for'
);
delete from routing.log where topic = 'news' and topic_offset = 8;
select results_eq(
  'select * from routing.gaps() where after_offset > 4',
  $$values ('news', 7::bigint, 1000009::bigint)$$,
  'also beside a jump'
);
delete from routing.log where topic = 'news' and topic_offset > 8;
select results_eq(
  'select * from routing.gaps() where after_offset > 4',
  $$values ('news', 7::bigint, 1000009::bigint)$$,
  'what went from the end leaves nothing behind to know it by'
);

select * from finish();
rollback;
