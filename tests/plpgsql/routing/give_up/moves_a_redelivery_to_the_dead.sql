begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 1);
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
reset session authorization;
select routing.give_up('singularity-1', 'news', 1, 4, 'enough');
select is_empty('select * from routing.redeliveries', 'it is not tried again');
select results_eq(
  'select attempts, error, died_at from routing.dead_deliveries',
  $$values (4, 'enough', '2026-01-01 00:00Z'::timestamptz)$$,
  'it is kept'
);

select * from finish();
rollback;
