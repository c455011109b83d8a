begin;
\ir ../../aggregation/telling.sql
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8, c 1 1');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();
select ranking.refresh();
create temporary table first as select ranking_id from ranking.current_ranking;
select results_eq(
  'select d.ranked_at, d.previous_id, d.entries, d.patterns, d.instances, d.owners, d.votes
   from first as f cross join ranking.describe(f.ranking_id) as d',
  $$ values
    ('2026-01-01 00:00Z'::timestamptz, null::bigint, 2::bigint, 3::bigint, 2, 2, 2::float8)
  $$,
  'the first'
);
select is(
  (select d.model_version from first as f cross join ranking.describe(f.ranking_id) as d),
  (select m.model_version from ranking.model as m),
  'its parameters'
);
select pg_temp.tell('b', 'code', 2, 'a 10 1, b 10 10');
select aggregation.fold_patterns();
select ranking.refresh();
select is(
  (
    select d.previous_id
    from ranking.current_ranking as c
    cross join ranking.describe(c.ranking_id) as d
  ),
  (select f.ranking_id from first as f),
  'the one before it'
);
select results_eq(
  $$ select d.language, d.kind from ranking.current_rankings as c
     cross join ranking.describe(c.ranking_id) as d
     where c.language = 'python' and c.kind is null $$,
  $$ values ('python', null) $$,
  'what it is of'
);
select throws_ok('select * from ranking.describe(-1)', 'SC203', null, 'an unknown ranking');

select * from finish();
rollback;
