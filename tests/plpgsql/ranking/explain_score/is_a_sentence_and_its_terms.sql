begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select pg_temp.tell('a', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();
select ranking.refresh();

select results_eq(
  $$ select term, value from ranking.explain_score(pg_temp.p('a')) limit 2 $$,
  $$
    select 'summary', score from ranking.scores where fingerprint = pg_temp.p('a')
    union all
    select 'rank', 1::float8
  $$,
  'the score, then the place on the list'
);
select is(
  (select count(*) from ranking.explain_score(pg_temp.p('a')) as t where t.term = 'voter'),
  0::bigint,
  'who stands behind it is not there'
);

select * from finish();
rollback;
