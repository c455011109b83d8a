create or replace function knowledge.register_folder(
  p_name text,
  p_path text,
  p_kind text default 'knowledge'
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  if coalesce(p_name, '') !~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'
    or coalesce(p_path, '') !~ '^/'
    or coalesce(p_kind, '') not in ('knowledge', 'templates_data')
  then
    raise exception 'folder % at % cannot be registered as %',
      coalesce(left(p_name, 120), '(null)'), coalesce(left(p_path, 200), '(null)'),
      coalesce(left(p_kind, 80), '(null)')
      using errcode = 'SC621',
            detail  = 'A name is 1 to 100 letters, digits, dots, dashes and underscores and starts '
                      'with a letter or digit; a path is absolute; a kind is knowledge or '
                      'templates_data.',
            hint    = 'For example knowledge.register_folder(''prompts'', ''/srv/prompts'').';
  end if;

  insert into knowledge.folders as f (name, path, kind, registered_at)
  values (p_name, p_path, p_kind, centralcloud.clock())
  on conflict (name) do update
  set path = excluded.path, kind = excluded.kind, digest = null
  where (f.path, f.kind) is distinct from (excluded.path, excluded.kind);
end;
$$;

comment on function knowledge.register_folder(text, text, text) is
'Names a folder of JSON files as knowledge of this instance, or gives the one of that name another
path. p_kind: templates_data, a checkout of a templates repository; or knowledge, any JSON. Nothing
is read yet. Raises SC621.';
