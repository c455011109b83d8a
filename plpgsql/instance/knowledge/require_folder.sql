create or replace function knowledge.require_folder(p_name text)
returns knowledge.folders
language plpgsql
stable
set search_path = ''
as $$
declare
  v_folder knowledge.folders;
begin
  select f.* into v_folder from knowledge.folders as f where f.name = p_name;
  if not found then
    raise exception 'there is no folder %', coalesce(left(p_name, 120), '(null)')
      using errcode = 'SC620',
            detail  = 'Folders are named by knowledge.register_folder().',
            hint    = 'select name, path from knowledge.folders;';
  end if;
  return v_folder;
end;
$$;

comment on function knowledge.require_folder(text) is
'The folder of that name. Raises SC620 where there is none.';
