begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news', 'latest');
select routing.subscribe('news', 'earliest');
select routing.subscribe('#', 'earliest');
select is_empty(
  $$select * from routing.fetch() where topic = 'news'$$, 'asking again changes nothing'
);
select routing.subscribe('news');
reset session authorization;
select is(
  (select acked_offset from routing.subscriptions where topic = 'news'), 3::bigint, 'nor later'
);

select * from finish();
rollback;
