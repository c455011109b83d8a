create or replace function learning.fetch_artifacts(p_after bigint, p_limit integer)
returns table (
  artifact_id  bigint,
  type         text,
  id           text,
  version      text,
  path         text,
  commit       text,
  raw          text,
  content_hash text
)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform fleet.check_guest();
  if p_limit is null or p_limit not between 1 and 1000 then
    raise exception 'cannot fetch % artifacts', coalesce(p_limit::text, 'null')
      using errcode = 'SC603',
            detail  = 'A page of artifacts has 1 to 1000.',
            hint    = 'Ask again with the last artifact_id as p_after until a page is not full.';
  end if;

  return query
  select
    a.artifact_id, a.type, a.id, a.version, a.path, a.commit, a.raw, a.content_hash
  from learning.artifacts as a
  where a.artifact_id > coalesce(p_after, 0)
  order by a.artifact_id
  limit p_limit;
end;
$$;

comment on function learning.fetch_artifacts(bigint, integer) is
'For instances: up to p_limit artifacts (1 to 1000) after artifact_id p_after, 0 or null for the
first page. Pages read in one repeatable-read transaction are of one state. Raises SC603 for a limit
out of range, SC401 for an instance of another hub.';
