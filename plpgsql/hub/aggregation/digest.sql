create or replace function aggregation.digest(p_patterns jsonb)
returns uuid
language sql
immutable
parallel safe
return aggregation.hash(aggregation.hashes(p_patterns));

comment on function aggregation.digest(jsonb) is
'Digest of a snapshot''s patterns (a jsonb array): the same for arrays that are equal as jsonb,
however their numbers or keys were written.';
