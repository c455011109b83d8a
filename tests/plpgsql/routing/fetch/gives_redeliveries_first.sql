begin;
select plan(1);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
reset session authorization;
select centralcloud.shift_clock('2 minutes');
set session authorization "singularity-1";
select results_eq(
  'select topic_offset, kind, attempt from routing.fetch()',
  $$values (1::bigint, 'redelivery', 2), (2, 'message', 1), (3, 'message', 1)$$,
  'then what is new'
);
reset session authorization;

select * from finish();
rollback;
