-- Derived from what the hub's repository holds, so that a message that never came can't make it
-- wrong: a merged version is a file below learned/ there.
create or replace function knowledge.current(p_type text, p_id text)
returns text
language sql
stable
return coalesce(
  (
    select a.version
    from knowledge.artifacts as a
    where a.type = p_type and a.id = p_id and a.origin = 'templates_data'
    order by
      a.path like 'learned/%' desc,
      split_part(a.version, '+', 1) !~ '-' desc,
      centralcloud.version_key(a.version) desc,
      a.version collate "C" desc
    limit 1
  ),
  knowledge.highest(p_type, p_id)
);

comment on function knowledge.current(text, text) is
'The version of an artifact that the fleet agreed on: the learned one that the hub''s repository
holds, else the highest there, else the highest here; null: no such artifact.';
