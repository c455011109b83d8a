begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 4);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
select routing.reject('news', 2, 'no');
select is(routing.ack('news', 4), 4::bigint, 'what was rejected stays rejected');
select routing.ack('news', 2);
reset session authorization;
select results_eq(
  'select topic_offset from routing.redeliveries', $$values (1::bigint)$$, 'but for this one'
);

select * from finish();
rollback;
