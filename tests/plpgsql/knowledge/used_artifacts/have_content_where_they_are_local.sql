begin;
\ir ../artifacts.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select pg_temp.put('prompt', 'a', '1.0.0');
select knowledge.record_usage('prompt', 'a', '1.0.0', true, 0.5);
select knowledge.record_usage('prompt', 'a', '1.0.0', false);

select pg_temp.put('prompt', 'b', '1.0.0', '{}', 'b.json');
select pg_temp.put('prompt', 'c', '1.0.0', '{"extends": "prompt:gone"}');
select pg_temp.put('prompt', 'd', '1.0.0');
select knowledge.record_usage('prompt', 'b', '1.0.0', true);
select knowledge.record_usage('prompt', 'c', '1.0.0', true);
select results_eq(
  'select place, name, is_untold, artifact from knowledge.used_artifacts()',
  $$values
    (1::bigint, 'prompt:a@1.0.0', false, '{"type": "prompt", "id": "a", "version": "1.0.0",
      "usage_count": 2, "success_count": 1, "quality_score": 0.5,
      "content": {"type": "prompt", "id": "a", "version": "1.0.0"}}'::jsonb),
    (2, 'prompt:b@1.0.0', false, '{"type": "prompt", "id": "b", "version": "1.0.0",
      "usage_count": 1, "success_count": 1}'),
    (3, 'prompt:c@1.0.0', true, '{"type": "prompt", "id": "c", "version": "1.0.0",
      "usage_count": 1, "success_count": 1}')$$, 'what was never used is none'
);

select * from finish();
rollback;
