begin;
select plan(1);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news', '2');
select results_eq(
  'select topic_offset from routing.fetch()', $$values (2::bigint), (3)$$, 'which is the first'
);
reset session authorization;

select * from finish();
rollback;
