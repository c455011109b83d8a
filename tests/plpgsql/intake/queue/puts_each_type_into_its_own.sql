begin;
select plan(3);

create temporary table sent as
select q.place, q.msg_id
from intake.queue(
  array[
    '{"type": "patterns", "source": "a", "n": 1}',
    '{"type": "code_analysis", "source": "b", "n": 2}',
    '{"type": "heartbeat", "source": "a"}',
    null,
    '{"type": "patterns", "source": "b", "n": 3}'
  ]::jsonb[],
  '2026-01-01 00:00Z'
) as q;
select results_eq(
  'select place from pg_temp.sent order by place', 'values (1::bigint), (2), (5)',
  'heartbeats go through none, nulls neither'
);
select results_eq(
  $$select q.message, q.headers
    from pgmq.q_patterns as q join pg_temp.sent as s on s.msg_id = q.msg_id and s.place in (1, 5)
    order by q.msg_id$$,
  $$values
    ('{"type": "patterns", "source": "a", "n": 1}'::jsonb,
     '{"source": "a", "received_at": "2026-01-01T00:00:00+00:00"}'::jsonb),
    ('{"type": "patterns", "source": "b", "n": 3}',
     '{"source": "b", "received_at": "2026-01-01T00:00:00+00:00"}')$$,
  'in order, with source and time of receipt beside'
);
select is((select count(*) from pgmq.q_code_analysis), 1::bigint, 'each in its own queue');

select * from finish();
rollback;
