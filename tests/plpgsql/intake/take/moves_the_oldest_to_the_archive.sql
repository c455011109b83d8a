begin;
select plan(5);
\ir ../door.sql

select intake.send(jsonb_build_object(
  'type', 'patterns', 'source', 'singularity-1', 'patterns', '[]'::jsonb, 'n', n
))
from generate_series(1, 3) as n;
select centralcloud.freeze_clock('2026-01-02 00:00Z');
select results_eq(
  $$select source, received_at, message -> 'n' from intake.take('patterns', 2)$$,
  $$values
    ('singularity-1', '2026-01-01 00:00Z'::timestamptz, '1'::jsonb),
    ('singularity-1', '2026-01-01 00:00Z', '2')$$,
  'in the order in which they came'
);
select results_eq(
  $$select message -> 'n' from pgmq.q_patterns$$, $$values ('3'::jsonb)$$, 'the rest stays'
);
select results_eq(
  $$select message -> 'n', archived_at from pgmq.a_patterns order by msg_id$$,
  $$values ('1'::jsonb, '2026-01-02 00:00Z'::timestamptz), ('2', '2026-01-02 00:00Z')$$,
  'what was taken is archived'
);
select is_empty($$select * from intake.take('code_analysis', 10)$$, 'nothing from an empty queue');
select throws_ok($$select * from intake.take('heartbeat', 10)$$, 'SC101', null, 'or from none');

select * from finish();
rollback;
