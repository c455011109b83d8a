begin;
\ir ../artifacts.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select pg_temp.put('prompt', 'a', '1.0.0');
select knowledge.record_usage('prompt', 'a', '1.0.0', true, 0.5);
select knowledge.record_usage('prompt', 'a', '1.0.0', false);

select results_eq(
  'select usage_count, success_count, quality_score from knowledge.usage',
  $$values (2::bigint, 1::bigint, 0.5::float8)$$, 'before they are folded'
);
select knowledge.fold_uses();
select knowledge.record_usage('prompt', 'a', '1.0.0', true, 1);
select results_eq(
  'select usage_count, success_count, quality_score from knowledge.usage',
  $$values (3::bigint, 2::bigint, 0.75::float8)$$, 'and after'
);

select pg_temp.put('prompt', 'b', '1.0.0');
select knowledge.record_usage('prompt', 'b', '1.0.0', true, 0.9) from generate_series(1, 60);
select results_eq(
  'select quality_score from knowledge.usage where id = ''b''', 'values (0.9::float8)',
  'what all say is what it is, to the last digit'
);

select * from finish();
rollback;
