begin;
\ir ../../aggregation/telling.sql
select plan(6);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

select is_empty('select * from ranking.top_patterns()', 'no row before the first ranking');
select ranking.refresh();
select results_eq(
  'select rank, name, instances, owners from ranking.top_patterns()',
  $$ values (1, 'a', 2, 2), (2, 'b', 2, 2) $$,
  'best first'
);
select is((select count(*) from ranking.top_patterns(1)), 1::bigint, 'as many as asked for');
select is_empty($$ select * from ranking.top_patterns(p_language => 'rust') $$, 'of a language');
select is(
  (select count(*) from ranking.top_patterns(p_kind => 'idiom')), 2::bigint, 'of a kind'
);

select pg_temp.tell('a', 'code', 2, '');
select pg_temp.tell('b', 'code', 2, '');
select aggregation.fold_patterns();
select ranking.refresh();
select is_empty(
  $$ select * from ranking.top_patterns(p_language => 'python') $$, 'until all is taken back'
);

select * from finish();
rollback;
