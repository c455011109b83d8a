begin;
select plan(4);
\ir ../fleet.sql

select pg_temp.publish('news', 4);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
select routing.reject('news', 3, 'no');
select routing.seek('news', 2);
select results_eq(
  'select topic_offset, kind from routing.fetch()',
  $$values (2::bigint, 'message'), (3, 'message'), (4, 'message')$$,
  'back'
);
reset session authorization;
select results_eq(
  'select topic_offset from routing.redeliveries', $$values (1::bigint)$$,
  'what comes as a message comes as no redelivery'
);
set session authorization "singularity-1";
select routing.seek('news', 5);
select is_empty('select * from routing.fetch()', 'forth');
select throws_ok($$select routing.seek('news', 6)$$, 'SC302', null, 'not further');
reset session authorization;

select * from finish();
rollback;
