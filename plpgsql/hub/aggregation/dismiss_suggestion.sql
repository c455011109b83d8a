create or replace function aggregation.dismiss_suggestion(p_fingerprint uuid, p_canonical uuid)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  update aggregation.suggestions
  set dismissed_at = centralcloud.clock(), dismissed_by = session_user
  where fingerprint = p_fingerprint and canonical = p_canonical and dismissed_at is null;

  if not found then
    perform aggregation.refuse_suggestion(p_fingerprint, p_canonical);
  end if;
end;
$$;

comment on function aggregation.dismiss_suggestion(uuid, uuid) is
'Says that a suggested pair is two patterns: it is not suggested again, in neither direction. Raises
SC208 where no such suggestion waits.';
