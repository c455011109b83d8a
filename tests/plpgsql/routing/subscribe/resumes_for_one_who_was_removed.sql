begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
select routing.ack('news', 2);
reset session authorization;
select fleet.remove('singularity-1');
select pg_temp.publish('news', 6);
select is(routing.expire() -> 'expired', '{"news": 4}'::jsonb, 'retention waits for nobody');
select fleet.add('singularity-1');
set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select centralcloud.shift_clock('1 hour');
select results_eq(
  $$select kind, topic_offset, missed from routing.deliveries('singularity-1', 2)$$,
  $$values ('redelivery', 1::bigint, 0::bigint), ('resync', 4, 2)$$,
  'it goes on where it was, and learns what it missed'
);

select * from finish();
rollback;
