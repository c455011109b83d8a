-- Only text and jsonb come out of the message here: no cast can fail before the fold, which knows
-- what to do with a message that can't be processed.
create or replace function aggregation.take_messages(p_limit integer)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_taken integer;
begin
  insert into pg_temp.batch_messages (
    msg_id, source, source_id, received_at, told_at, snapshot, patterns
  )
  select
    t.msg_id, t.source, i.instance_id, t.received_at,
    m.timestamp, nullif(m.snapshot, 'null'), coalesce(m.patterns, 'null')
  from intake.take(p_type => 'patterns', p_limit => p_limit) as t
  cross join lateral jsonb_to_record(
    case jsonb_typeof(t.message) when 'object' then t.message else '{}' end
  ) as m ("timestamp" text, snapshot jsonb, patterns jsonb)
  left join fleet.identities as i on i.instance = t.source;
  get diagnostics v_taken = row_count;
  return v_taken;
end;
$$;

comment on function aggregation.take_messages(integer) is
'Takes at most p_limit messages out of the queue `patterns` into the batch. Returns how many.';
