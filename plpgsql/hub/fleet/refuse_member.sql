create or replace function fleet.refuse_member(p_name text)
returns void
language plpgsql
immutable
set search_path = ''
as $$
begin
  raise exception 'there is no instance %', quote_nullable(left(p_name, 80))
    using errcode = 'SC404',
          detail  = 'It was never added, or was removed before.',
          hint    = '`centralcloud fleet list` names those there are.';
end;
$$;

comment on function fleet.refuse_member(text) is 'Raises SC404: there is no such instance.';
