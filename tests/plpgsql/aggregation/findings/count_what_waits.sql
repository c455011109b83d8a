begin;
\ir ../telling.sql
\ir ../looking.sql
select plan(3);

select is_empty('select * from aggregation.findings()', 'nothing waits');

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.look('singularity-1', 'code', 1, 'a 1-16, b 1-16, c 60-75, d 60-75');
select aggregation.fold_patterns();
select aggregation.suggest_aliases();
select results_eq(
  'select check_name, severity, finding from aggregation.findings()',
  $$ values ('aliases_suggested', 'notice', '2 pairs of patterns look like one pattern each') $$,
  'pairs wait'
);
select aggregation.dismiss_suggestion(pg_temp.p('d'), pg_temp.p('c'));
select is(
  (select f.finding from aggregation.findings() as f),
  '1 pair of patterns looks like one pattern',
  'one of them is dismissed'
);

select * from finish();
rollback;
