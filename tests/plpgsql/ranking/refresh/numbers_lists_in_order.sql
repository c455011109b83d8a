begin;
\ir ../../aggregation/telling.sql
select plan(2);

select fleet.add('a');
select intake.send('{"type": "patterns", "source": "a", "patterns": [
  {"name": "one", "language": "zig", "kind": "idiom", "frequency": 9, "success_rate": 1},
  {"name": "two", "language": "", "kind": "smell", "frequency": 9, "success_rate": 1},
  {"name": "three", "language": "ada", "kind": "idiom", "frequency": 9, "success_rate": 1},
  {"name": "four", "language": "Zig", "kind": "idiom", "frequency": 9, "success_rate": 1}
]}');
select aggregation.fold_patterns();
select ranking.refresh();
select results_eq(
  'select c.ranking_id from ranking.current_ranking as c',
  'select min(r.ranking_id) from ranking.rankings as r',
  'that of everything is the first'
);
select results_eq(
  'select c.language, c.kind from ranking.current_rankings as c order by c.ranking_id',
  $$
    select c.language, c.kind from ranking.current_rankings as c
    order by c.language collate "C" nulls first, c.kind collate "C" nulls first
  $$,
  'then by language and kind, whatever the plan'
);

select * from finish();
rollback;
