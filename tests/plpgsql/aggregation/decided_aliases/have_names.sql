begin;
\ir ../telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 1, 'a=alpha 1 1, b=beta 1 1');
select aggregation.fold_patterns();
select aggregation.alias(pg_temp.p('a'), pg_temp.p('b'), 'the same twice');

select results_eq(
  'select * from aggregation.decided_aliases',
  $$ values (
    pg_temp.p('a'), 'alpha' collate "C", pg_temp.p('b'), 'beta' collate "C",
    'python' collate "C", 'idiom' collate "C", 'the same twice',
    session_user::text collate "default",
    '2026-01-01 00:00Z'::timestamptz
  ) $$,
  'what counts for what, why, and who said so'
);

select * from finish();
rollback;
