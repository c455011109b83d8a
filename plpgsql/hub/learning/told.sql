-- Numbers come as numeric, because 5.0 is an integer to JSON and not to int8in(). `offset 0` has
-- each content hashed once.
create or replace function learning.told(p_artifacts jsonb)
returns table (
  type         text,
  id           text,
  version      text,
  uses         bigint,
  successes    bigint,
  quality      float8,
  content_hash text,
  content      jsonb
)
language sql
immutable
set search_path = ''
as $$
  select
    t.type, t.id, t.version,
    sum(t.usage_count)::bigint, sum(t.success_count)::bigint, avg(t.quality_score)::float8,
    min(t.content_hash),
    (array_agg(t.content order by t.content_hash) filter (where t.content_hash is not null))[1]
  from (
    select
      a.type collate "C" as type, a.id collate "C" as id, a.version collate "C" as version,
      a.usage_count, a.success_count, a.quality_score, a.content,
      case
        when jsonb_typeof(a.content) = 'object'
          and jsonb_build_object('type', a.type, 'id', a.id, 'version', a.version) || a.content
            @> jsonb_build_object('type', a.type, 'id', a.id, 'version', a.version)
        then learning.content_hash(a.content) collate "C"
      end as content_hash
    from jsonb_to_recordset(p_artifacts) as a (
      type text, id text, version text, usage_count numeric, success_count numeric,
      quality_score numeric, content jsonb
    )
    offset 0
  ) as t
  group by t.type, t.id, t.version;
$$;

comment on function learning.told(jsonb) is
'What a snapshot''s artifacts (as learning.counted() gives them) say, one row a version: elements of
one version add up, their qualities are averaged, and of their contents the one with the smallest
hash is taken. No content: none was sent, it is no object, or it names another artifact.';
