-- Exact where aggregation.hashes() takes 1.0 for 1.00: contents are kept as they are written, and
-- of two writings the same one must be left in whatever order they come.
create or replace function learning.hashes(p_artifacts jsonb)
returns bytea
language sql
immutable
parallel safe
begin atomic
  select coalesce(
    string_agg(sha256(convert_to(a.artifact::text, 'UTF8')), ''::bytea order by a.place), ''::bytea
  )
  from jsonb_array_elements(p_artifacts) with ordinality as a (artifact, place);
end;

comment on function learning.hashes(jsonb) is
'SHA-256 of the text of each element of a jsonb array, in order. Parts of a snapshot that are put
together have theirs put together.';
