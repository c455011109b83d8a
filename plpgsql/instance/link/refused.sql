create or replace function link.refused(p_outbox_id bigint)
returns link.outbox
language plpgsql
stable
set search_path = ''
as $$
declare
  v_refused link.outbox;
begin
  select o.* into v_refused
  from link.outbox as o
  where o.outbox_id = p_outbox_id and o.state = 'refused';
  if not found then
    perform link.refuse_outbox_id(p_outbox_id);
  end if;
  return v_refused;
end;
$$;

comment on function link.refused(bigint) is
'A message that the hub refused, with the reason. Raises SC308 when there is no such.';
