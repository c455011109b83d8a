begin;
\ir ../telling.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('small-1', 'ann');
select fleet.add('small-2', 'bob');
select fleet.add('big-1', 'corp');
select fleet.add('big-2', 'corp');
select fleet.add('big-3', 'corp');
select pg_temp.tell('big-1', 'code', 1, 'a=corporate 10 9');
select pg_temp.tell('big-2', 'code', 1, 'a=corporate 10 9');
select pg_temp.tell('big-3', 'code', 1, 'a=corporate 10 9');
select pg_temp.tell('small-1', 'code', 1, 'a=common 10 9');
select pg_temp.tell('small-2', 'code', 1, 'a=common 10 9');
select aggregation.fold_patterns();

select is(
  (select m.name from aggregation.majorities as m),
  'common' collate "C",
  'two owners outvote one with three instances'
);
select pg_temp.tell('small-2', 'code', 2, 'a=corporate 10 9');
select aggregation.fold_patterns();
select pg_temp.tell('small-1', 'code', 2, 'a=zebra 10 9');
select aggregation.fold_patterns();

select is(
  (select m.name from aggregation.majorities as m),
  'corporate' collate "C",
  'until they change their mind'
);
select pg_temp.tell('small-2', 'code', 3, 'a=agreed 10 9');
select aggregation.fold_patterns();

select is(
  (select m.name from aggregation.majorities as m),
  'agreed' collate "C",
  'among equals the first by code points'
);

select * from finish();
rollback;
