begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();

select is(
  ranking.refresh() -> 'changed', 'false'::jsonb, 'one owner of two is too few'
);
select is_empty('select * from ranking.rankings', 'there is no ranking yet');

select * from finish();
rollback;
