create or replace function learning.end_export(p_export_id bigint, p_state text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_was_open boolean;
begin
  update learning.export_items as i
  set fate = case p_state when 'closed' then 'withdrawn' else 'rejected' end
  where i.export_id = p_export_id and i.fate is null;

  update learning.exports as e
  set
    state = p_state, held_at = null, changed_at = centralcloud.clock(),
    ended_at = centralcloud.clock()
  where e.export_id = p_export_id
  returning e.opened_at is not null into v_was_open;

  if v_was_open or p_state <> 'closed' then
    perform learning.announce_export(p_export_id);
  end if;
end;
$$;

comment on function learning.end_export(bigint, text) is
'Ends an export: merged, rejected or closed. Items without a fate are withdrawn with a closed one,
else rejected. Tells the fleet, unless it was closed before it was ever there.';
