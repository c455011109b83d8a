begin;
select plan(1);
\ir ../fleet.sql

select routing.publish('state', '{"n": 1}', 'a');
set session authorization "singularity-1";
select routing.subscribe('state');
select routing.ack('state', 1);
reset session authorization;
select routing.publish('state', '{"n": 2}', 'b') from generate_series(1, 4);
select routing.expire();
select results_eq(
  $$select topic_offset, key, missed from routing.resyncs('singularity-1', 10)$$,
  $$values (5::bigint, 'b', 3::bigint)$$,
  'the key that was read before is current'
);

select * from finish();
rollback;
