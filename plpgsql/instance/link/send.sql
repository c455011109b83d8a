-- The replies come first: joined to an empty outbox, a heartbeat alone would not even be sent.
create or replace function link.send(p_outbox_ids bigint[], p_heartbeat jsonb default null)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_messages text := link.rendered(p_outbox_ids, p_heartbeat);
  v_replies  jsonb[];
begin
  v_replies := array(
    select r.reply
    from link.call_hub(
      'select coalesce(to_jsonb(s.msg_id), ''null'') from intake.send_batch(array['
      || v_messages || ']::jsonb[]) with ordinality as s (msg_id, n) order by s.n'
    ) as r (reply)
  );
  update link.outbox as o
  set
    state      = 'sent',
    hub_msg_id = (r.reply #>> '{}')::bigint,
    sent_at    = centralcloud.clock() + h.skew,
    sqlstate   = null,
    error      = null,
    detail     = null
  from link.hub as h
  cross join unnest(v_replies) with ordinality as r (reply, n)
  where o.outbox_id = p_outbox_ids[r.n];

  if p_heartbeat is not null then
    update link.hub set heartbeat_at = centralcloud.clock();
  end if;
end;
$$;

comment on function link.send(bigint[], jsonb) is
'Sends messages of the outbox (ascending ids), and a heartbeat where there is one, in one call and
marks them sent: all or none. Sending again after a lost commit is harmless, since the hub knows
their ids. Raises what the hub raises.';
