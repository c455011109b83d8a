-- `offset 0` has each content worked out once, and not for each mention of it.
create or replace function knowledge.used_artifacts()
returns table (place bigint, name text, is_untold boolean, artifact jsonb)
language sql
stable
set search_path = ''
as $$
  select
    row_number() over (order by u.type collate "C", u.id collate "C", u.version collate "C"),
    knowledge.named(u.type, u.id, u.version),
    a.origin = 'local' and c.content is null,
    jsonb_strip_nulls(jsonb_build_object(
      'type', u.type, 'id', u.id, 'version', u.version,
      -- More than the contract has room for.
      'usage_count', least(u.usage_count, 1000000000),
      'success_count', least(u.success_count, 1000000000),
      'quality_score', u.quality_score
    )) || case
      when c.content is null then '{}' else jsonb_build_object('content', c.content)
    end
  from knowledge.usage as u
  left join knowledge.artifacts as a
    on a.type = u.type and a.id = u.id and a.version = u.version
  cross join lateral (
    select case when a.origin = 'local' then knowledge.told_content(a) end
    offset 0
  ) as c (content)
$$;

comment on function knowledge.used_artifacts() is
'What the hub is told of each version that was ever used: totals, and of local ones the content.
is_untold: it is local and its content can''t be told.';
