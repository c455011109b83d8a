begin;
select plan(3);

select results_eq(
  $$select v.places, v.path, v.problem
    from intake.violations(
      '{
        "type": "patterns", "timestamp": "2026-01-01T00:05:01Z", "snapshot": {"stream": ""},
        "patterns": [{"name": "a", "trials": 1, "successes": 2}, {"trials": true}]
      }',
      '2026-01-01 00:00Z', 100
    ) as v
    order by v.places, v.path, v.problem$$,
  $$values
    ('{}'::bigint[], 'snapshot.stream', 'is empty'),
    ('{}', 'snapshot.version', 'is missing'),
    ('{}', 'timestamp', 'is more than 5 minutes ahead of 2026-01-01T00:00:00Z'),
    ('{1}', 'patterns[0]', 'successes is above trials'),
    ('{2}', 'patterns[1]', 'needs trials and successes, or frequency and success_rate'),
    ('{2}', 'patterns[1].name', 'is missing'),
    ('{2}', 'patterns[1].trials', 'is of type boolean, not integer')$$,
  'field by field and rule by rule'
);
select is_empty(
  $$select * from intake.violations(
    '{"type": "patterns", "patterns": []}', '2026-01-01 00:00Z', 100
  )$$,
  'none in a message that holds'
);

select results_eq(
  $$select v.path from intake.violations(
    '{"type": "patterns", "timestamp": "2026-01-02T00:00:00Z", "patterns": [7, {}, {}]}',
    '2026-01-01 00:00Z', 3
  ) as v$$,
  array['timestamp', 'patterns[0]', 'patterns[1]'],
  'the first ones where no more are wanted'
);

select * from finish();
rollback;
