create or replace function aggregation.canonical_of(p_fingerprint uuid)
returns uuid
language sql
stable
begin atomic
  select coalesce(
    (select a.canonical from aggregation.aliases as a where a.fingerprint = p_fingerprint),
    p_fingerprint
  );
end;

comment on function aggregation.canonical_of(uuid) is
'The pattern that a pattern counts for: itself, where it is no alias.';
