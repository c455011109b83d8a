begin;
select plan(3);
\ir ../fleet.sql

set session authorization "singularity-1";
select routing.subscribe('state');
reset session authorization;
select routing.publish('state', '{"n": 1}', 'a');
select routing.publish('state', '{"n": 2}', 'b');
select routing.publish('state', '{"n": 3}', 'a');
select routing.publish('state', '{"n": 4}', 'a');
select routing.expire();
select results_eq(
  $$select topic_offset, key, payload, missed from routing.resyncs('singularity-1', 10)$$,
  $$values (2::bigint, 'b', '{"n": 2}'::jsonb, 1::bigint), (4, 'a', '{"n": 4}', 1)$$,
  'of each key, and how many it passed over'
);
set session authorization "singularity-1";
select is(routing.ack('state', 4), 4::bigint, 'after which the cursor');
select is_empty('select * from routing.fetch()', 'is where the log is');
reset session authorization;

select * from finish();
rollback;
