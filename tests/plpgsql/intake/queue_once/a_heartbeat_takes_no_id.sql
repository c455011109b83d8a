begin;
select plan(2);

create temporary table sent as
select q.place, q.msg_id
from intake.queue_once(
  array[
    '{"type": "heartbeat", "source": "a", "id": "00000000-0000-0000-0000-000000000001"}',
    '{"type": "patterns", "source": "a", "id": "00000000-0000-0000-0000-000000000001"}',
    '{"type": "heartbeat", "source": "a", "id": "00000000-0000-0000-0000-000000000001"}'
  ]::jsonb[],
  '2026-01-01 00:00Z'
) as q;
select results_eq(
  'select msg_id from pg_temp.sent where place = 2',
  'select msg_id from pgmq.q_patterns',
  'what has the id of a heartbeat before it is queued'
);
select is(
  (select count(s.msg_id) from pg_temp.sent as s where s.place <> 2), 0::bigint,
  'and is no answer to one'
);

select * from finish();
rollback;
