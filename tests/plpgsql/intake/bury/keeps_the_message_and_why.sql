begin;
select plan(3);
\ir ../door.sql

select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
create temporary table taken as select * from intake.take('patterns', 1);
select intake.bury(
  p_type     => 'patterns',
  p_msg_id   => t.msg_id,
  p_sqlstate => '22P02',
  p_error    => 'it is wrong',
  p_detail   => 'very wrong',
  p_context  => 'here'
)
from pg_temp.taken as t;
select results_eq(
  $$select type, source, message, headers, reason, sqlstate, error, detail, context, attempts,
      buried_at
    from intake.dead_letters$$,
  $$values (
    'patterns', 'singularity-1',
    '{"type": "patterns", "source": "singularity-1", "patterns": []}'::jsonb,
    '{"source": "singularity-1", "received_at": "2026-01-01T00:00:00+00:00"}'::jsonb,
    'unprocessable', '22P02', 'it is wrong', 'very wrong', 'here', 1,
    '2026-01-01 00:00Z'::timestamptz
  )$$,
  'with its diagnostics'
);
select is_empty('select * from pgmq.a_patterns', 'it is in one place');
select throws_ok(
  $$select intake.bury('patterns', t.msg_id, 'x', 'x') from pg_temp.taken as t$$, 'SC107', null,
  'once'
);

select * from finish();
rollback;
