create or replace function link.send_outbox()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_limit  constant integer := centralcloud.setting('link.batch_size')::integer;
  v_ids    bigint[] := link.waiting(v_limit);
  v_states text[];
begin
  if cardinality(v_ids) = 0 then
    return jsonb_build_object('sent', 0, 'refused', 0, 'more', false);
  end if;
  begin
    perform link.send(v_ids);
    v_states := array_fill('sent'::text, array[cardinality(v_ids)]);
  exception
    when sqlstate 'SC101' or sqlstate 'SC102' or sqlstate 'SC103' or sqlstate 'SC104'
      or data_exception or program_limit_exceeded or integrity_constraint_violation
    then
      v_states := link.send_one_by_one(v_ids);
  end;
  return jsonb_build_object(
    'sent', cardinality(array_positions(v_states, 'sent')),
    'refused', cardinality(array_positions(v_states, 'refused')),
    'more', cardinality(v_ids) = v_limit
  );
end;
$$;

comment on function link.send_outbox() is
'Sends up to link.batch_size messages in their order, in one call; a batch that the hub refuses is
sent again one by one, and only what it refuses then stays behind. Returns sent, refused, more.';
