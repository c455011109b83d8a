-- Charged before it is checked, so that who is over the quota costs the hub next to nothing.
create or replace function intake.admit(p_messages jsonb[], p_is_batch boolean)
returns setof bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now      constant timestamptz := centralcloud.clock();
  v_caller   constant text := fleet.caller();
  v_messages jsonb[] := p_messages;
begin
  if v_caller is not null then
    perform intake.charge(v_caller, p_messages);
  end if;
  perform intake.require(
    p_messages => p_messages,
    p_sent_by  => v_caller,
    p_is_sent  => true,
    p_is_batch => p_is_batch,
    p_now      => v_now
  );
  if v_caller is not null then
    v_messages := intake.fill_source(p_messages, v_caller);
  end if;
  perform intake.note_senders(v_messages);

  if exists (select from unnest(v_messages) as m (message) where m.message ? 'id') then
    return query
    select q.msg_id from intake.queue_once(v_messages, v_now) as q order by q.place;
  else
    return query
    select q.msg_id
    from generate_series(1, cardinality(v_messages)) as m (place)
    left join intake.queue(v_messages, v_now) as q on q.place = m.place
    order by m.place;
  end if;
end;
$$;

comment on function intake.admit(jsonb[], boolean) is
'Takes messages from the caller, all or none: what intake.send() and send_batch() do. Returns one
msg_id a message, in order; null for one that goes through no queue. p_is_batch: violations are told
with the message''s place.';
