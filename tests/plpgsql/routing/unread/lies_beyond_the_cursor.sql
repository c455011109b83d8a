begin;
select plan(3);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.ack('news', 1);
reset session authorization;
select results_eq(
  $$select topic_offset from routing.unread('singularity-1', 10)$$,
  $$values (2::bigint), (3)$$,
  'what was not acknowledged'
);
select pg_temp.publish('news', 5);
select routing.expire();
select is_empty(
  $$select routing.unread('singularity-1', 10)$$, 'nothing while a resync is to come first'
);
set session authorization "singularity-1";
select results_eq(
  'select kind, topic_offset from routing.fetch()', $$values ('resync', 3::bigint)$$, 'this one'
);
reset session authorization;

select * from finish();
rollback;
