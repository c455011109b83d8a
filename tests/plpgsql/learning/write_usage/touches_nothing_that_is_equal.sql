begin;
\ir ../telling.sql
select plan(2);

select fleet.add('one');
select pg_temp.tell('one', 'x', 1, 'a 2 1, b 2 1 0.5', 'text');
select learning.fold_usage();
select pg_temp.tell('one', 'x', 2, 'a 2 1, b 2 1 0.5, c 1 1', 'text');
select learning.fold_usage();
select is((select count(*) from learning.usage), 3::bigint, 'what is new is written');
select is_empty(
  'select id from learning.usage where xmax <> 0', 'what is as it was is not even locked'
);

select * from finish();
rollback;
