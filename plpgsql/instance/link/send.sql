create or replace function link.send(p_outbox_ids bigint[])
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_messages text;
begin
  select string_agg(quote_literal(o.message), ', ' order by o.outbox_id) into v_messages
  from link.outbox as o
  where o.outbox_id = any (p_outbox_ids);

  update link.outbox as o
  set
    state      = 'sent',
    hub_msg_id = (r.reply #>> '{}')::bigint,
    sent_at    = centralcloud.clock(),
    sqlstate   = null,
    error      = null,
    detail     = null
  from link.call_hub(
    'select coalesce(to_jsonb(s.msg_id), ''null'') from intake.send_batch(array['
    || v_messages || ']::jsonb[]) with ordinality as s (msg_id, n) order by s.n'
  ) with ordinality as r (reply, n)
  where o.outbox_id = p_outbox_ids[r.n];
end;
$$;

comment on function link.send(bigint[]) is
'Sends messages of the outbox (ascending ids) in one call and marks them sent: all or none. Sending
again after a lost commit is harmless, since the hub knows their ids. Raises what the hub raises.';
