create or replace function link.send_together(p_outbox_ids bigint[], p_heartbeat jsonb)
returns text[]
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform link.send(p_outbox_ids, p_heartbeat);
  perform link.release_outbox();
  return array_fill('sent'::text, array[cardinality(p_outbox_ids)]);
exception
  -- What a quota has no room for as a whole, it may have for a part.
  when sqlstate 'SC101' or sqlstate 'SC102' or sqlstate 'SC103' or sqlstate 'SC104'
    or sqlstate 'SC105' or sqlstate 'SC106'
    or data_exception or program_limit_exceeded or integrity_constraint_violation
  then
    return link.send_one_by_one(p_outbox_ids);
end;
$$;

comment on function link.send_together(bigint[], jsonb) is
'Sends messages of the outbox in one call, with the heartbeat where there is one; a batch that the
hub refuses is sent again one by one. Returns what became of the first of them: sent, refused, or
held, after which none was tried.';
