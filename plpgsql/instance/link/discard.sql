create or replace function link.discard(p_outbox_id bigint)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_message jsonb;
begin
  delete from link.outbox as o
  where o.outbox_id = p_outbox_id and o.state = 'refused'
  returning o.message into v_message;
  if not found then
    perform link.refuse_outbox_id(p_outbox_id);
  end if;
  return v_message;
end;
$$;

comment on function link.discard(bigint) is
'Gives a message that the hub refused up for good and returns it. Raises SC308 when the hub refused
no such message.';
