create or replace function knowledge.get(
  p_type    text,
  p_id      text,
  p_version text default 'latest'
)
returns jsonb
language sql
stable
security definer
return knowledge.resolve(p_type, p_id, knowledge.require_version(p_type, p_id, p_version));

comment on function knowledge.get(text, text, text) is
'An artifact with all that it extends and is composed of. p_version: latest, the highest release
over all origins; current, the one the fleet agreed on; or an exact one. Raises SC616 where there is
none, SC617, SC618 or SC619 where it can''t be resolved.';
