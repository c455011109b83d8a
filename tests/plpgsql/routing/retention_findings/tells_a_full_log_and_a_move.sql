begin;
select plan(3);
\ir ../fleet.sql

select pg_temp.publish('news', 1);
select centralcloud.freeze_clock('2026-01-13 00:00Z');
select is_empty('select * from routing.retention_findings()', 'ten days, and two for the job');
select centralcloud.freeze_clock('2026-01-13 00:01Z');
select results_eq(
  'select check_name, subject from routing.retention_findings()', $$values ('log_full', 'news')$$,
  'longer'
);
select routing.jump('the disk of Tuesday');
select results_eq(
  $$select severity, finding from routing.retention_findings() where check_name = 'hub_moved'$$,
  $$values ('notice', 'this hub was restored, copied or promoted, as noticed '
    '2026-01-13 00:01:00 UTC: the disk of Tuesday')$$,
  'a move is told for a week'
);

select * from finish();
rollback;
