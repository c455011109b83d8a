-- An artifact, as a load would leave it.
create function pg_temp.put(
  p_type    text,
  p_id      text,
  p_version text,
  p_content jsonb default '{}',
  p_path    text default null
)
returns void
language sql
as $$
  insert into knowledge.artifacts (
    type, id, version, origin, path, commit, raw, content, content_hash, loaded_at
  )
  select
    p_type, p_id, p_version, case when p_path is null then 'local' else 'templates_data' end,
    coalesce(p_path, p_id || '.json'), case when p_path is not null then repeat('a', 40) end,
    d.content::text, d.content, encode(sha256(convert_to(d.content::text, 'UTF8')), 'hex'),
    '2026-01-01 12:00Z'
  from (
    select jsonb_build_object('type', p_type, 'id', p_id, 'version', p_version) || p_content
  ) as d (content)
$$;
