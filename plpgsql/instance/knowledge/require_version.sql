create or replace function knowledge.require_version(p_type text, p_id text, p_version text)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_version text;
begin
  if p_version = 'latest' then
    v_version := knowledge.highest(p_type, p_id);
  elsif p_version = 'current' then
    v_version := knowledge.current(p_type, p_id);
  else
    select a.version into v_version
    from knowledge.artifacts as a
    where a.type = p_type and a.id = p_id and a.version = p_version;
  end if;

  if v_version is null then
    raise exception 'there is no % %', coalesce(left(p_type, 80), '(null)'),
      coalesce(left(p_id, 220), '(null)') || case
        when p_version in ('latest', 'current') then ''
        else coalesce(' ' || left(p_version, 120), ' (null)')
      end
      using errcode = 'SC616',
            detail  = 'Known versions: ' || coalesce(
              (
                select string_agg(
                  a.version, ', ' order by centralcloud.version_key(a.version) desc
                )
                from knowledge.artifacts as a
                where a.type = p_type and a.id = p_id
              ),
              'none'
            ) || '.',
            hint    = 'A version is latest, current or an exact one; `centralcloud knowledge list` '
                      'shows what there is.';
  end if;
  return v_version;
end;
$$;

comment on function knowledge.require_version(text, text, text) is
'The version that p_version names: latest (the highest release), current (see knowledge.current())
or an exact one. Raises SC616 where there is none.';
