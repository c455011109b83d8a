begin;
\ir ../telling.sql
select plan(5);

select fleet.add('singularity-1');
select is(
  learning.fold_message(1, 'singularity-1', '2026-01-01 00:00Z', '{
    "usage_count": 40, "success_rate": 0.95, "timestamp": "2025-12-31T00:00:00Z",
    "artifacts": [{"type": "prompt", "id": "a", "version": "1.0.0"}]
  }'),
  1, 'the seed''s form is a stream of its own'
);
select is(
  learning.fold_message(2, 'singularity-1', '2026-01-01 00:00Z', jsonb_build_object(
    'artifacts', pg_temp.artifacts('b 3 2, c 1 1')
  )),
  2, 'as is each artifact without a snapshot'
);
select is(
  learning.fold_message(3, 'singularity-1', '2026-01-01 00:00Z', '{
    "usage_count": 4, "success_rate": 1, "timestamp": "2025-12-30T00:00:00Z",
    "artifacts": [{"type": "prompt", "id": "a", "version": "1.0.0"}]
  }'),
  0, 'an earlier one comes too late'
);
select results_eq(
  'select stream, uses, successes from pg_temp.facts order by 1',
  $$values ('bare:prompt/a@1.0.0' collate "C", 40::bigint, 38::bigint),
    ('bare:prompt/b@1.0.0', 3, 2), ('bare:prompt/c@1.0.0', 1, 1)$$,
  'and retracts nothing'
);
select throws_ok(
  $$select learning.fold_message(4, 'nobody', '2026-01-01 00:00Z', '{"artifacts": []}')$$,
  'SC612', 'instance nobody is not in the fleet', 'of a stranger nothing is taken'
);

select * from finish();
rollback;
