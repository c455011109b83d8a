-- Agents call this often and at once: a look-up by key and an append, no row that two would lock.
create or replace function knowledge.record_usage(
  p_type    text,
  p_id      text,
  p_version text,
  p_success boolean,
  p_quality float8 default null
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
  if p_success is null or p_quality not between 0 and 1 then
    raise exception 'a use cannot have success % and quality %',
      coalesce(p_success::text, 'null'), coalesce(p_quality::text, 'null')
      using errcode = 'SC623',
            detail  = 'Success is true or false, quality from 0 to 1, or null where nobody judged.',
            hint    = 'knowledge.record_usage(''prompt'', ''review'', ''1.0.0'', true, 0.9)';
  end if;

  insert into knowledge.uses (type, id, version, is_success, quality, used_at)
  select a.type, a.id, a.version, p_success, p_quality, centralcloud.clock()
  from knowledge.artifacts as a
  where a.type = p_type and a.id = p_id and a.version = p_version;
  if not found then
    raise exception 'there is no % % %', coalesce(left(p_type, 80), '(null)'),
      coalesce(left(p_id, 220), '(null)'), coalesce(left(p_version, 120), '(null)')
      using errcode = 'SC616',
            detail  = 'A use is of an exact version: that in the document which was used.',
            hint    = 'knowledge.get() gives a document with its version; knowledge.versions() '
                      'lists all.';
  end if;
end;
$$;

comment on function knowledge.record_usage(text, text, text, boolean, float8) is
'Says that an exact version of an artifact was used: whether it served its purpose and, where
judged, how good it was (0 to 1). Waits for nobody. Raises SC616 for an artifact or version that
is not here, SC623 for a quality out of range or no success.';
