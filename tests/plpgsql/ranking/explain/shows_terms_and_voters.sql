begin;
\ir ../../aggregation/telling.sql
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

select ranking.refresh();
create temporary table explained as select * from ranking.explain(pg_temp.p('a'));
select is((select count(*) from explained where term = 'voter'), 2::bigint, 'both voters');
select is((select value from explained where term = 'rank'), 1::float8, 'its place');
select matches(
  (select meaning from explained where term = 'summary'), 'number 1 of 2', 'and a sentence'
);
select aggregation.alias(pg_temp.p('b'), pg_temp.p('a'), 'same');
select is(
  (select value from ranking.explain(pg_temp.p('b')) where term = 'E'),
  (select s.e from ranking.scores as s),
  'an alias is explained by the pattern it counts for'
);
select throws_ok(
  $$ select * from ranking.explain(pg_temp.p('d')) $$, 'SC202', null, 'nobody told of this one'
);

select * from finish();
rollback;
