create or replace function link.redrive(p_outbox_id bigint)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  update link.outbox
  set state = 'waiting'
  where outbox_id = p_outbox_id and state = 'refused';
  if not found then
    perform link.refuse_outbox_id(p_outbox_id);
  end if;
end;
$$;

comment on function link.redrive(bigint) is
'Lets a message that the hub refused wait again: the next exchange sends it. Raises SC308 when the
hub refused no such message.';
