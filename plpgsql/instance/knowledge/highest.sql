-- What follows a plus tells versions of one precedence apart, so that the order is total.
create or replace function knowledge.highest(p_type text, p_id text)
returns text
language sql
stable
return (
  select a.version
  from knowledge.artifacts as a
  where a.type = p_type and a.id = p_id
  order by
    split_part(a.version, '+', 1) !~ '-' desc,
    centralcloud.version_key(a.version) desc,
    a.version collate "C" desc
  limit 1
);

comment on function knowledge.highest(text, text) is
'The highest release of an artifact, over all origins; the highest pre-release where there is no
release; null: no such artifact.';
