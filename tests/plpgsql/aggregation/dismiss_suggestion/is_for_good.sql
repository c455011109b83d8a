begin;
\ir ../telling.sql
\ir ../looking.sql
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.look('singularity-1', 'code', 1, 'a 1-16, b 1-16');
select aggregation.fold_patterns();
select aggregation.suggest_aliases();

select aggregation.dismiss_suggestion(pg_temp.p('b'), pg_temp.p('a'));
select results_eq(
  'select fingerprint, dismissed_at, dismissed_by from aggregation.suggestions',
  $$ values (
    pg_temp.p('b'), '2026-01-01 00:00Z'::timestamptz, session_user::text collate "default"
  ) $$,
  'it is written down who said so'
);
select throws_ok(
  $$ select aggregation.dismiss_suggestion(pg_temp.p('b'), pg_temp.p('a')) $$,
  'SC208', null, 'there is nothing left to dismiss'
);
select pg_temp.tell('singularity-1', 'code', 2, '');
select aggregation.fold_patterns();
select aggregation.suggest_aliases();
select pg_temp.look('singularity-1', 'code', 3, 'a 1-16, b 1-16');
select aggregation.fold_patterns();
select aggregation.suggest_aliases();
select is_empty(
  'select * from aggregation.suggested_aliases',
  'also when nobody saw them for a while'
);
select lives_ok(
  $$ select aggregation.alias(pg_temp.p('b'), pg_temp.p('a'), 'after all') $$,
  'they may be made one all the same'
);

select * from finish();
rollback;
