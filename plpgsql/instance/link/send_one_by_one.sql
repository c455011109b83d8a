create or replace function link.send_one_by_one(p_outbox_ids bigint[])
returns text[]
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_id     bigint;
  v_states text[] := '{}'::text[];
begin
  foreach v_id in array p_outbox_ids
  loop
    v_states := v_states || link.send_alone(v_id);
    exit when 'held' = any (v_states);
  end loop;
  return v_states;
end;
$$;

comment on function link.send_one_by_one(bigint[]) is
'Sends messages of the outbox singly, in their order, and returns what became of each: sent or
refused; held ends it.';
