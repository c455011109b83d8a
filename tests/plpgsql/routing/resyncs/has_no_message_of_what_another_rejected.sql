begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 8);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 3, 'not yet');
set session authorization "singularity-2";
select routing.subscribe('news');
select routing.seek('news', 1);
reset session authorization;
select routing.expire();
select results_eq(
  $$select topic_offset from routing.log where topic = 'news' and topic_offset < 4$$,
  $$values (3::bigint)$$, 'the last before the log is still kept for the one who rejected it'
);
select results_eq(
  $$select topic_offset, payload, missed from routing.resyncs('singularity-2', 9)$$,
  $$values (3::bigint, null::jsonb, 3::bigint)$$, 'the other missed it like those before'
);

select * from finish();
rollback;
