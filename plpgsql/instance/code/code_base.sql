create or replace function code.code_base(p_name text)
returns code.code_bases
language plpgsql
stable
set search_path = ''
as $$
declare
  v_code_base code.code_bases;
begin
  select b.* into v_code_base from code.code_bases as b where b.name = p_name;
  if not found then
    raise exception 'there is no code base %', coalesce(left(p_name, 120), '(null)')
      using errcode = 'SC701',
            detail  = 'A code base is registered once, with a name and its folder.',
            hint    = 'Names are in code.code_bases; register one with code.register(name, root) '
                   || 'or `centralcloud instance ingest NAME --path PATH`.';
  end if;
  return v_code_base;
end;
$$;

comment on function code.code_base(text) is
'The code base of that name: its folder, and how far it is ingested. Raises SC701.';
