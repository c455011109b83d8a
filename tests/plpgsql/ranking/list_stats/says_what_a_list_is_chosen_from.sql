begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 1 1, b 1 1');
select aggregation.fold_patterns();

select is(
  ranking.list_stats(),
  '{"patterns": 2, "instances": 2, "owners": 2, "votes": 1, "model_version": 1}'::jsonb,
  'patterns, instances, owners, votes, model'
);

select * from finish();
rollback;
