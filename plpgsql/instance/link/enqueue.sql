create or replace function link.enqueue(p_message jsonb)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now     timestamptz := centralcloud.clock();
  v_message jsonb;
  v_id      uuid;
begin
  v_message := jsonb_strip_nulls(
    jsonb_build_object(
      'id', gen_random_uuid(),
      'source', (select h.instance from link.hub as h),
      'timestamp', link.rfc3339(v_now)
    )
  ) || p_message;
  v_id := (v_message ->> 'id')::uuid;

  insert into link.outbox (message_id, message, created_at)
  values (v_id, v_message, v_now)
  on conflict (message_id) do nothing;
  return v_id;
end;
$$;

comment on function link.enqueue(jsonb) is
'Puts a message for the hub into the outbox, in the caller''s transaction. id, source and timestamp
are filled in where the message has none; an id that is there already is not put in twice. Returns
the id. A message that is no object or has no type violates a constraint of link.outbox.';
