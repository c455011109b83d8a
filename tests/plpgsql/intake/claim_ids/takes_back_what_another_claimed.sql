begin;
select plan(2);

create temporary table sent as
select m.messages, array_agg(q.place) as places, array_agg(q.msg_id) as msg_ids
from (
  select array[
    '{"type": "patterns", "source": "a", "id": "00000000-0000-0000-0000-000000000001"}',
    '{"type": "patterns", "source": "a", "id": "00000000-0000-0000-0000-000000000002"}',
    '{"type": "patterns", "source": "a"}'
  ]::jsonb[] as messages
) as m
cross join lateral intake.queue(m.messages, '2026-01-01 00:00Z') as q
group by m.messages;
insert into intake.received_ids (source, id, msg_id, received_at)
values ('a', '00000000-0000-0000-0000-000000000001', 7, '2026-01-01 00:00Z');
select intake.claim_ids(s.messages, s.places, s.msg_ids, '2026-01-01 00:00Z')
from pg_temp.sent as s;
select results_eq(
  $$select q.message ->> 'id' from pgmq.q_patterns as q
    where q.msg_id in (select unnest(s.msg_ids) from pg_temp.sent as s) order by q.msg_id$$,
  $$values ('00000000-0000-0000-0000-000000000002'), (null)$$,
  'the one that lost is out of the queue'
);
select results_eq(
  $$select r.id, r.msg_id from intake.received_ids as r order by r.id$$,
  $$select '00000000-0000-0000-0000-000000000001'::uuid, 7::bigint
    union all
    select '00000000-0000-0000-0000-000000000002', s.msg_ids[2] from pg_temp.sent as s$$,
  'the winner keeps its id'
);

select * from finish();
rollback;
