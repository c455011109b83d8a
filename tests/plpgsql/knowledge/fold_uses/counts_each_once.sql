begin;
\ir ../artifacts.sql
select plan(4);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select pg_temp.put('prompt', 'a', '1.0.0');
select knowledge.record_usage('prompt', 'a', '1.0.0', true, 0.5);
select knowledge.record_usage('prompt', 'a', '1.0.0', false);

select is(knowledge.fold_uses(), 2::bigint, 'two');
select is(knowledge.fold_uses(), 0::bigint, 'once');
select centralcloud.freeze_clock('2026-01-02 12:00Z');
select knowledge.record_usage('prompt', 'a', '1.0.0', true, 1);
select is(knowledge.fold_uses(), 1::bigint, 'one more');
select results_eq(
  'select usage_count, success_count, quality_count, quality_sum, first_used_at, last_used_at
   from knowledge.usage_totals',
  $$values (3::bigint, 2::bigint, 2::bigint, 1.5::float8, '2026-01-01 12:00Z'::timestamptz,
    '2026-01-02 12:00Z'::timestamptz)$$, 'added up'
);

select * from finish();
rollback;
