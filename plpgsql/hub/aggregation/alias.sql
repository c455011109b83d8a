create or replace function aggregation.alias(
  p_fingerprint uuid,
  p_canonical   uuid,
  p_reason      text
)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_canonical uuid;
begin
  perform aggregation.require_pattern(p_fingerprint);
  perform aggregation.require_pattern(p_canonical);
  lock table aggregation.aliases in share row exclusive mode;
  v_canonical := aggregation.canonical_of(p_canonical);

  if v_canonical = p_fingerprint or p_canonical = p_fingerprint then
    raise exception 'pattern % already counts for %', p_canonical, p_fingerprint
      using errcode = 'SC205',
            detail  = 'Two patterns can''t be aliases of one another.',
            hint    = 'Take the first alias back with aggregation.unalias().';
  end if;

  insert into aggregation.aliases (fingerprint, canonical, reason, decided_by, decided_at)
  values (p_fingerprint, v_canonical, p_reason, session_user, centralcloud.clock())
  on conflict (fingerprint) do update
  set canonical = excluded.canonical,
      reason = excluded.reason,
      decided_by = excluded.decided_by,
      decided_at = excluded.decided_at;
  update aggregation.aliases as a
  set canonical = v_canonical
  where a.canonical = p_fingerprint;
  return v_canonical;
end;
$$;

comment on function aggregation.alias(uuid, uuid, text) is
'Lets a pattern count for another one from the next scores on; what counted for it goes along.
Returns the pattern it counts for in the end. Raises SC202 for an unknown fingerprint, SC205 for a
circle.';
