create or replace function link.send_outbox()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_ids       bigint[] := link.waiting(centralcloud.setting('link.batch_size')::integer);
  v_heartbeat jsonb := link.due_heartbeat();
  v_states    text[] := '{}'::text[];
begin
  if v_ids = '{}'::bigint[] then
    perform link.release_outbox();
  else
    v_states := link.send_together(v_ids, v_heartbeat);
    -- It went with the batch, or the batch did not go.
    v_heartbeat := link.due_heartbeat();
  end if;
  if v_heartbeat is not null then
    perform link.send_heartbeat(v_heartbeat);
  end if;

  return jsonb_build_object(
    'sent', cardinality(array_positions(v_states, 'sent')),
    'refused', cardinality(array_positions(v_states, 'refused')),
    'held', 'held' = any (v_states),
    'more', not 'held' = any (v_states)
      and exists (select from link.outbox as o where o.state = 'waiting')
  );
end;
$$;

comment on function link.send_outbox() is
'Sends the oldest messages in their order, up to link.batch_size and link.batch_bytes in one call,
with the heartbeat when one is due; a batch that the hub refuses is sent again one by one, and only
what it refuses then stays behind. What it takes no messages for now (quota, pause) waits. Returns
sent, refused, held (true: they wait), more.';
