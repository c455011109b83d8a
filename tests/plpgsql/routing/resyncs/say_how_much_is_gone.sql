begin;
select plan(2);
\ir ../fleet.sql

set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select pg_temp.publish('news', 8);
select is_empty($$select routing.resyncs('singularity-1', 10)$$, 'nothing is gone');
select routing.expire();
select results_eq(
  $$select topic, topic_offset, kind, payload, missed from routing.resyncs('singularity-1', 10)$$,
  $$values ('news', 3::bigint, 'resync', null::jsonb, 3::bigint)$$,
  'three are'
);

select * from finish();
rollback;
