begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 1020);
select is_empty('select * from routing.gap_findings()', 'all are there');
delete from routing.log where topic = 'news' and topic_offset = 3;
select routing.note_gaps();
delete from routing.log where topic = 'news' and topic_offset in (1010, 1011);
select results_eq(
  'select check_name, subject, finding from routing.gap_findings() order by 2',
  $$values ('log_gap', 'news/1009',
      'messages 1010 to 1011 of topic news are gone, though no retention let them go'),
    ('log_gap', 'news/2', 'messages 3 to 3 of topic news are gone, though no retention let them go')
  $$,
  'the one that was noted and the one that came since'
);

select * from finish();
rollback;
