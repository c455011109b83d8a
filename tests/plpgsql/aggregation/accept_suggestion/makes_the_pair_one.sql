begin;
\ir ../telling.sql
\ir ../looking.sql
select plan(7);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.look('singularity-1', 'code', 1,
  'a 1-16, b 1-12 40-43, c 60-75, d 60-75, e 80-95, f 80-95');
select aggregation.fold_patterns();
select aggregation.suggest_aliases();

select throws_ok(
  $$ select aggregation.accept_suggestion(pg_temp.p('a'), pg_temp.p('b')) $$,
  'SC208', null, 'not the other way round'
);
select is(
  aggregation.accept_suggestion(pg_temp.p('b'), pg_temp.p('a')),
  pg_temp.p('a'),
  'it counts for the other'
);
select results_eq(
  'select fingerprint, canonical, reason from aggregation.aliases',
  $$ values (pg_temp.p('b'), pg_temp.p('a'), '12 of 16 bands are the same') $$,
  'and it is written down why'
);
select throws_ok(
  $$ select aggregation.accept_suggestion(pg_temp.p('b'), pg_temp.p('a')) $$,
  'SC208', null, 'once'
);
select is(
  aggregation.suggest_aliases() ->> 'waiting', '2', 'what is decided is not suggested'
);
select aggregation.dismiss_suggestion(pg_temp.p('d'), pg_temp.p('c'));
select throws_ok(
  $$ select aggregation.accept_suggestion(pg_temp.p('d'), pg_temp.p('c')) $$,
  'SC208', null, 'one that was dismissed neither'
);
select aggregation.alias(pg_temp.p('f'), pg_temp.p('a'), 'by hand');
select throws_ok(
  $$ select aggregation.accept_suggestion(pg_temp.p('f'), pg_temp.p('e')) $$,
  'SC208', null, 'nor what somebody decided otherwise meanwhile'
);

select * from finish();
rollback;
