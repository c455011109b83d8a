-- In the order of the key: two batches with the same ids wait for each other, and never both.
create or replace function intake.claim_ids(
  p_messages jsonb[],
  p_places   bigint[],
  p_msg_ids  bigint[],
  p_now      timestamptz
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_type    text;
  v_msg_ids bigint[];
begin
  for v_type, v_msg_ids in
    with queued as (
      select
        s.msg_id,
        m.message ->> 'type' as type,
        m.message ->> 'source' as source,
        (m.message ->> 'id')::uuid as id
      from unnest(p_places, p_msg_ids) as s (place, msg_id)
      join unnest(p_messages) with ordinality as m (message, place) on m.place = s.place
      where m.message ? 'id'
    ),

    claimed as (
      insert into intake.received_ids (source, id, msg_id, received_at)
      select q.source, q.id, q.msg_id, p_now
      from queued as q
      order by q.source, q.id
      on conflict (source, id) do nothing
      returning source, id
    )

    select q.type, array_agg(q.msg_id)
    from queued as q
    where not exists (
      select from claimed as c where c.source = q.source and c.id = q.id
    )
    group by q.type
  loop
    perform pgmq.delete(v_type, v_msg_ids);
  end loop;
end;
$$;

comment on function intake.claim_ids(jsonb[], bigint[], bigint[], timestamptz) is
'Notes the ids of queued messages (their places in p_messages and their msg_ids). One that another
transaction claimed meanwhile is taken out of the queue again; this waits until that one has
ended.';
