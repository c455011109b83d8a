create or replace function intake.require_type(p_type text)
returns intake.message_types
language plpgsql
stable
set search_path = ''
as $$
declare
  v_type intake.message_types;
begin
  select t.* into v_type from intake.message_types as t where t.type = p_type;
  if not found then
    raise exception 'there is no message type %', quote_nullable(left(p_type, 80))
      using errcode = 'SC101',
            detail  = (
              select 'The types are ' || string_agg(t.type, ', ' order by t.type) || '.'
              from intake.message_types as t
            ),
            hint    = 'intake.register_message_type() makes one.';
  end if;
  return v_type;
end;
$$;

comment on function intake.require_type(text) is
'The row of a message type. Raises SC101 for an unknown one, naming those there are.';
