-- Queued first, then the ids claimed: whoever loses a race for one takes its own copy back before
-- anyone could see it, and answers with the winner's msg_id.
create or replace function intake.queue_once(p_messages jsonb[], p_now timestamptz)
returns table (place bigint, msg_id bigint)
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_new     constant jsonb[] := intake.leave_out_repeats(p_messages);
  v_places  bigint[];
  v_msg_ids bigint[];
begin
  select array_agg(q.place), array_agg(q.msg_id) into v_places, v_msg_ids
  from intake.queue(v_new, p_now) as q;

  perform intake.claim_ids(v_new, v_places, v_msg_ids, p_now);
  if array_position(v_new, null::jsonb) is not null then
    perform intake.remember_ids(p_messages, p_now);
  end if;

  return query
  select m.place, coalesce(r.msg_id, s.msg_id)
  from unnest(p_messages) with ordinality as m (message, place)
  left join unnest(v_places, v_msg_ids) as s (place, msg_id) on s.place = m.place
  left join intake.message_types as t on t.type = m.message ->> 'type' and t.has_queue
  left join intake.received_ids as r
    on t.has_queue and r.source = m.message ->> 'source' and r.id = (m.message ->> 'id')::uuid;
end;
$$;

comment on function intake.queue_once(jsonb[], timestamptz) is
'As intake.queue(), for messages of which some have an id: one whose id its source used before, also
in the same batch or at the same time, is not queued again and gets the first one''s msg_id. Its
id is then known for as long as a new one.';
