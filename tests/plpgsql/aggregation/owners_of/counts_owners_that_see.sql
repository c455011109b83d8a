begin;
\ir ../telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('big-1', 'corp');
select fleet.add('big-2', 'corp');
select fleet.add('small-1', 'ann');
select fleet.add('small-2', 'bob');
select pg_temp.tell('big-1', 'code', 1, 'a 1 1, b 1 1');
select pg_temp.tell('big-2', 'code', 1, 'a 1 1');
select pg_temp.tell('small-1', 'code', 1, 'a 1 1, c 1 1');
select pg_temp.tell('small-2', 'code', 1, 'a 1 1, d 1 1');
select aggregation.fold_patterns();
select fleet.pause('small-2');

select bag_eq(
  $$ select * from aggregation.owners_of(array[pg_temp.p('a'), pg_temp.p('b'), pg_temp.p('d')]) $$,
  $$ values (pg_temp.p('a'), 2), (pg_temp.p('b'), 1) $$,
  'of active instances, each owner once'
);

select * from finish();
rollback;
