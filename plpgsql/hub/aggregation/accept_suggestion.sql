create or replace function aggregation.accept_suggestion(p_fingerprint uuid, p_canonical uuid)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_reason text;
begin
  delete from aggregation.suggestions as s
  where s.fingerprint = p_fingerprint
    and s.canonical = p_canonical
    and s.dismissed_at is null
    and not exists (
      select from aggregation.aliases as a where a.fingerprint in (p_fingerprint, p_canonical)
    )
  returning format('%s of %s bands are the same', s.shared, s.bands) into v_reason;

  if not found then
    perform aggregation.refuse_suggestion(p_fingerprint, p_canonical);
  end if;
  return aggregation.alias(
    p_fingerprint => p_fingerprint,
    p_canonical   => p_canonical,
    p_reason      => v_reason
  );
end;
$$;

comment on function aggregation.accept_suggestion(uuid, uuid) is
'Makes a suggested pair aliases, as aggregation.alias() does. Returns the pattern it counts for.
Raises SC208 where aggregation.suggested_aliases has no such pair.';
