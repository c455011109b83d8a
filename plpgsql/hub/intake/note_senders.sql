-- One pass in the order of names, so that two batches for several instances don't block each other.
-- The messages themselves are kept out of the sort, which would copy them.
create or replace function intake.note_senders(p_messages jsonb[])
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_source    text;
  v_heartbeat jsonb;
  v_is_alone  boolean;
begin
  for v_source, v_heartbeat, v_is_alone in
    select
      s.source,
      p_messages[max(s.place) filter (where s.is_heartbeat)],
      bool_and(s.is_heartbeat)
    from (
      select
        m.message ->> 'source' as source,
        m.message ->> 'type' = 'heartbeat' as is_heartbeat,
        m.place
      from (
        select
          unnest(p_messages) as message,
          generate_series(1, cardinality(p_messages)::bigint) as place
      ) as m
      offset 0
    ) as s
    group by s.source
    order by s.source
  loop
    if not v_is_alone and fleet.is_paused(v_source) then
      perform intake.refuse_paused(v_source);
    end if;
    perform fleet.record_accepted(v_source);
    if v_heartbeat is not null then
      perform fleet.record_heartbeat(v_source, v_heartbeat);
    end if;
  end loop;
end;
$$;

comment on function intake.note_senders(jsonb[]) is
'Lets the fleet know that the sources of the messages were heard, and the last heartbeat of each.
Raises SC106 for anything but heartbeats from an instance that is paused.';
