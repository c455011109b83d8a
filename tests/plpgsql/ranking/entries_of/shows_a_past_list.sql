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
create temporary table past as
select t.*, t.ranking_id as first_id from ranking.top_patterns() as t;
select pg_temp.tell('a', 'code', 2, 'b 10 10');
select aggregation.fold_patterns();
select ranking.refresh();

select results_eq(
  'select e.* from ranking.entries_of((select min(first_id) from past)) as e',
  'select rank, fingerprint, name, language, kind, frequency, success_rate, confidence, score,
     occurrences, instances, owners from past order by rank',
  'as it was shown'
);
select results_eq(
  'select e.name from ranking.current_ranking as r
   cross join ranking.entries_of(r.ranking_id) as e',
  'select name from ranking.top_patterns()',
  'the current one likewise'
);
select throws_ok('select * from ranking.entries_of(-1)', 'SC203', null, 'an unknown ranking');

select * from finish();
rollback;
