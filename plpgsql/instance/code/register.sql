create or replace function code.register(p_name text, p_root text)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_id integer;
begin
  if p_name is null or p_name !~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'
    or p_root is null or p_root !~ '^/'
  then
    raise exception 'code base % at % cannot be registered',
      coalesce(left(p_name, 120), '(null)'), coalesce(left(p_root, 200), '(null)')
      using errcode = 'SC705',
            detail  = 'A name is 1 to 100 letters, digits, dots, dashes and underscores and starts '
                   || 'with a letter or digit; a root is an absolute path.',
            hint    = 'For example code.register(''shop'', ''/srv/shop'').';
  end if;

  insert into code.code_bases as b (name, root, registered_at)
  values (p_name, p_root, centralcloud.clock())
  on conflict (name) do update set root = excluded.root
  returning b.code_base_id into v_id;
  return v_id;
end;
$$;

comment on function code.register(text, text) is
'Names a folder as a code base, or gives the one of that name another folder: paths are relative, so
what is equal there stays. Nothing is read yet. Returns its number. Raises SC705.';
