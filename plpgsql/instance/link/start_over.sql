-- A restored hub may give an offset to another message, so from its cursors on offsets prove
-- nothing any more: link.is_applied() compares messages.
create or replace function link.start_over()
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_resent bigint;
begin
  update link.inbox as i
  set owed = null
  from link.cursors as c
  where i.owed is not null and c.topic = i.topic and i.topic_offset > c.acked_offset;

  update link.cursors set applied_offset = acked_offset where applied_offset > acked_offset;

  -- The hub knows ids for 30 days: younger ones that it still has are taken once. It knows them by
  -- their sender: what was sent under another name is not this hub's, or would count twice.
  update link.outbox as o
  set state = 'waiting', sent_at = null, hub_msg_id = null
  from link.hub as h
  where o.state = 'sent'
    and o.sent_at > centralcloud.clock() + h.skew - interval '29 days'
    and coalesce(o.message ->> 'source' = h.instance, true);
  get diagnostics v_resent = row_count;

  update link.hub
  set restored_before_at = restored_at, restored_at = centralcloud.clock();
  return v_resent;
end;
$$;

comment on function link.start_over() is
'What is to be done once the hub was restored from a backup, its cursors being noted: everything
beyond them is awaited again, and everything sent in the last 29 days waits to be sent again, which
has no effect where the hub still has it. Returns how many messages are sent again.';
