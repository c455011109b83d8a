begin;
\ir ../../aggregation/telling.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

select ranking.refresh();
select pg_temp.tell('a', 'code', 2, '');
select pg_temp.tell('b', 'code', 2, '');
select aggregation.fold_patterns();

select is(ranking.refresh() -> 'changed', 'true'::jsonb, 'everything was taken back');
select is_empty('select * from ranking.top_patterns()', 'nothing is on the list');
select is(ranking.refresh() -> 'changed', 'false'::jsonb, 'which is news once');

select * from finish();
rollback;
