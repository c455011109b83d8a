begin;
\ir ../telling.sql
select plan(3);

select centralcloud.change_setting('learning.batch_messages', '2');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 's' || n, n, 'a 5 5') from generate_series(1, 3) as n;
select is(
  learning.fold_usage(),
  '{"messages": 2, "snapshots": 2, "buried": 0, "late_parts": 0, "more": true}', 'a batch'
);
select is(
  learning.fold_usage(),
  '{"messages": 1, "snapshots": 1, "buried": 0, "late_parts": 0, "more": false}', 'the rest'
);
select is((select sum(uses) from pg_temp.facts), 15::numeric, 'are all there');

select * from finish();
rollback;
