create or replace function centralcloud.setting(p_name text)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_value text;
begin
  select coalesce(s.value, s.default_value) into v_value
  from centralcloud.settings as s
  where s.name = p_name;

  if not found then
    raise exception 'there is no setting %', p_name
      using errcode = 'SC905',
            detail  = 'A setting exists once a room has registered it with its default.',
            hint    = 'Names are in centralcloud.settings.';
  end if;
  return v_value;
end;
$$;

comment on function centralcloud.setting(text) is
'The value that holds for a setting: the one chosen here, else its default. Callers cast it.
Raises SC905 for an unknown name.';
