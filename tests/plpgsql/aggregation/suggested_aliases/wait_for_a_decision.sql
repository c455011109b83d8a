begin;
\ir ../telling.sql
\ir ../looking.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.look('singularity-1', 'code', 1, 'a 1-16, b 1-12 40-43, c 60-75, d 60-75');
select aggregation.fold_patterns();
select aggregation.suggest_aliases();
select aggregation.dismiss_suggestion(pg_temp.p('d'), pg_temp.p('c'));

select results_eq(
  'select * from aggregation.suggested_aliases',
  $$ values (
    pg_temp.p('b'), 'b' collate "C", 1, pg_temp.p('a'), 'a' collate "C", 1,
    'python' collate "C", 'idiom' collate "C", 12, 16, '2026-01-01 00:00Z'::timestamptz
  ) $$,
  'with names; one that was dismissed is not there'
);
select aggregation.alias(pg_temp.p('a'), pg_temp.p('c'), 'same');
select is_empty(
  'select * from aggregation.suggested_aliases',
  'nor one of which somebody decided otherwise'
);

select * from finish();
rollback;
