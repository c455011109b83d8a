begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

select is_empty('select * from ranking.current_ranking', 'none at first');
select ranking.refresh();
select results_eq(
  'select ranking_id, ranked_at from ranking.current_ranking',
  'select ranking_id, ranked_at from ranking.rankings where list_id = 1',
  'then the one of everything'
);

select * from finish();
rollback;
