begin;
select plan(4);

insert into intake.received_ids (source, id, msg_id, received_at)
values ('a', '00000000-0000-0000-0000-000000000001', 7, '2026-01-01 00:00Z');
create temporary table sent as
select q.place, q.msg_id
from intake.queue_once(
  array[
    '{"type": "patterns", "source": "a", "id": "00000000-0000-0000-0000-000000000001"}',
    '{"type": "patterns", "source": "a", "id": "00000000-0000-0000-0000-000000000002"}',
    '{"type": "patterns", "source": "a", "id": "00000000-0000-0000-0000-000000000002"}',
    '{"type": "heartbeat", "source": "a", "id": "00000000-0000-0000-0000-000000000003"}',
    '{"type": "patterns", "source": "a"}'
  ]::jsonb[],
  '2026-01-01 00:00Z'
) as q;
select is((select msg_id from pg_temp.sent where place = 1), 7::bigint, 'sent before');
select is(
  (select msg_id from pg_temp.sent where place = 2),
  (select msg_id from pg_temp.sent where place = 3),
  'sent earlier in the batch'
);
select is((select msg_id from pg_temp.sent where place = 4), null, 'through no queue');
select is((select count(*) from pgmq.q_patterns), 2::bigint, 'queued once');

select * from finish();
rollback;
