begin;
select plan(1);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
delete from routing.log where topic = 'news' and topic_offset = 2;
select centralcloud.freeze_clock('2026-02-01 00:00Z');
select results_eq(
  'select check_name from routing.findings() order by 1',
  $$values ('instance_behind'), ('log_full'), ('log_gap')$$, 'of logs and readers'
);

select * from finish();
rollback;
