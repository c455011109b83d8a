create or replace function intake.queue(p_messages jsonb[], p_now timestamptz)
returns table (place bigint, msg_id bigint)
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_received_at constant jsonb := to_jsonb(p_now);
  v_type     text;
  v_places   bigint[];
  v_messages jsonb[];
  v_headers  jsonb[];
begin
  for v_type in
    select t.type
    from intake.message_types as t
    where t.has_queue and t.type in (
      select m.message ->> 'type' from unnest(p_messages) as m (message)
    )
    order by t.type
  loop
    select
      array_agg(m.place),
      array_agg(m.message),
      array_agg(
        jsonb_build_object('source', m.message -> 'source', 'received_at', v_received_at)
      )
    into v_places, v_messages, v_headers
    from (
      select u.message, u.place
      from unnest(p_messages) with ordinality as u (message, place)
      where u.message ->> 'type' = v_type
      order by u.place
    ) as m;

    return query
    select s.place, s.msg_id
    from rows from (unnest(v_places), pgmq.send_batch(v_type, v_messages, v_headers))
      as s (place, msg_id);
  end loop;
end;
$$;

comment on function intake.queue(jsonb[], timestamptz) is
'Puts messages that were checked into the queues of their types, with headers source and received_at
(p_now). Returns place, from 1, and msg_id of each that was queued: nulls and types without a queue
are not.';
