begin;
select plan(3);
\ir ../door.sql

select results_eq(
  $$select o.place, o.code
    from intake.objections(
      array[
        '{"type": "patterns", "patterns": []}',
        '[]',
        null,
        '{"type": "nothing"}',
        '{"type": "aggregated_patterns"}',
        '{"type": 5}',
        '{"type": "patterns", "source": "singularity-2", "patterns": []}',
        '{"type": "patterns", "source": 1, "patterns": []}',
        '{"type": "patterns"}',
        '{"type": "heartbeat", "source": "singularity-1"}',
        '{"type": "patterns", "patterns": [{"name": "x", "trials": 1, "successes": 2}]}'
      ]::jsonb[],
      'singularity-1', true
    ) as o
    order by o.place$$,
  $$values
    (1::bigint, null), (2, 'SC102'), (3, 'SC102'), (4, 'SC101'), (5, 'SC101'), (6, 'SC101'),
    (7, 'SC103'), (8, 'SC103'), (9, 'SC102'), (10, null),
    (11, 'SC102')$$,
  'the first thing that speaks against each'
);
select results_eq(
  $$select o.code
    from intake.objections(
      array[
        '{"type": "heartbeat", "source": "singularity-2"}',
        '{"type": "heartbeat", "source": "nobody"}',
        '{"type": "heartbeat"}'
      ]::jsonb[],
      null, true
    ) as o
    order by o.place$$,
  $$values (null), ('SC103'), ('SC103')$$,
  'who sends for others says for whom'
);
select results_eq(
  $$select o.code
    from intake.objections(
      array['{"type": "insights.package", "insight": {}}', '{"type": "heartbeat"}']::jsonb[],
      null, false
    ) as o$$,
  $$values (null::text), (null)$$,
  'the hub itself may say anything, from nobody'
);

select * from finish();
rollback;
