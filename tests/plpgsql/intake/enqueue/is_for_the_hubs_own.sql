begin;
select plan(4);
\ir ../door.sql

select isnt(
  intake.enqueue('{"type": "aggregated_patterns", "patterns": [], "stats": {}, "ranking_id": 1}'),
  null, 'a ranking goes into the work queue'
);
select results_eq(
  $$select source, received_at from intake.take('aggregated_patterns', 10)$$,
  $$values (null::text, '2026-01-01 00:00Z'::timestamptz)$$,
  'from nobody'
);
select throws_ok(
  $$select intake.enqueue('{"type": "aggregated_patterns"}')$$, 'SC102', null, 'when it holds'
);
select throws_ok(
  $$select intake.enqueue('{"type": "insights.package", "insight": {}}')$$, 'SC101',
  'messages of type insights.package go through no queue', 'when there is a queue'
);

select * from finish();
rollback;
