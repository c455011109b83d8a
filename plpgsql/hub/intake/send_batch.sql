-- A plan for the array at hand always looks cheaper, and making one costs more than any saves.
create or replace function intake.send_batch(p_messages jsonb[])
returns setof bigint
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
as $$
begin
  -- Before they are copied ten times on the way; a copy of twenty megabytes costs 15 ms.
  perform intake.require_size(m.message, format('message [%s]', m.place - 1))
  from (
    select
      unnest(p_messages) as message,
      generate_series(1, cardinality(p_messages)::bigint) as place
  ) as m
  where pg_column_size(m.message) > 1048576;
  return query
  select a.msg_id
  from intake.admit(
    -- Places count from 1, whatever the array's own numbers are.
    p_messages => case
      when array_lower(p_messages, 1) <> 1 or array_ndims(p_messages) > 1
      then array(select unnest(p_messages))
      else p_messages
    end,
    p_is_batch => true
  ) as a (msg_id);
end;
$$;

comment on function intake.send_batch(jsonb[]) is
'Sends messages of any types to the hub, all or none (at most 10000). Returns what intake.send()
does for each, in order. Raises what it raises; paths in the detail begin with the message''s place:
[3].patterns[0].name.';
