begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

select ranking.refresh();
select lives_ok(
  'select ranking.require_ranking(ranking_id) from ranking.current_ranking', 'one there is'
);
select throws_ok(
  'select ranking.require_ranking(-1)', 'SC203', 'there is no ranking -1', 'one there is not'
);

select * from finish();
rollback;
