-- In the order of names, so that two batches for several instances don't block each other.
create or replace function intake.note_senders(p_messages jsonb[])
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_source    text;
  v_heartbeat jsonb;
begin
  for v_source in
    select distinct m.message ->> 'source'
    from unnest(p_messages) as m (message)
    order by m.message ->> 'source'
  loop
    perform fleet.record_accepted(v_source);
  end loop;

  for v_source, v_heartbeat in
    select distinct on (m.message ->> 'source') m.message ->> 'source', m.message
    from unnest(p_messages) with ordinality as m (message, place)
    where m.message ->> 'type' = 'heartbeat'
    order by m.message ->> 'source', m.place desc
  loop
    perform fleet.record_heartbeat(v_source, v_heartbeat);
  end loop;
end;
$$;

comment on function intake.note_senders(jsonb[]) is
'Lets the fleet know that the sources of the messages were heard, and the last heartbeat of each.';
