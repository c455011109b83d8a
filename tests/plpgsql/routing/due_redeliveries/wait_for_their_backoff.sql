begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 2);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 2, 'no');
reset session authorization;
select is_empty($$select routing.due_redeliveries('singularity-1', 10)$$, 'not yet');
select centralcloud.shift_clock('1 minute');
select results_eq(
  $$select topic_offset, kind, attempt from routing.due_redeliveries('singularity-1', 10)$$,
  $$values (2::bigint, 'redelivery', 2)$$,
  'now'
);

select * from finish();
rollback;
