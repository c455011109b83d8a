begin;
\ir ../telling.sql
select plan(4);

select fleet.add('honest');
select fleet.add('reader');
select fleet.add('thief-' || n, 'thief') from generate_series(1, 5) as n;
select pg_temp.tell('honest', 'x', 1, 'a 300 300', 'honest');
select pg_temp.tell('reader', 'x', 1, 'a 300 300');
select pg_temp.tell('thief-' || n, 'x', 1, 'a 1000 1000', 'stolen') from generate_series(1, 5) as n;
select learning.fold_usage();

select is(
  pg_temp.verdict('a'), 'lacks: as many owners send one content of it as another',
  'not the content that the hash favours, nor the one with more instances or uses'
);
select pg_temp.tell('reader', 'x', 2, 'a 300 300', 'honest');
select learning.fold_usage();
select is(
  pg_temp.verdict('a'), 'lacks: needs 3 instances, 2 use it',
  'nor do uses of the one speak for the other'
);
select pg_temp.tell('reader', 'x', 3, 'a 300 300');
select pg_temp.tell('honest', 'x', 2, 'a 300 300');
select learning.fold_usage();
select is(
  pg_temp.verdict('a'), 'lacks: needs 2 owners that send what it says, has 1',
  'nor do those that send none speak for what one owner alone says'
);
select centralcloud.change_setting('learning.min_owners', '1');
select alike(pg_temp.verdict('a'), 'promote: %', 'unless one owner is enough');

select * from finish();
rollback;
