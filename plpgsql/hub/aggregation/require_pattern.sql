create or replace function aggregation.require_pattern(p_fingerprint uuid)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if not exists (
    select from aggregation.patterns as p where p.fingerprint = p_fingerprint
  ) then
    raise exception 'no instance ever told of pattern %', coalesce(p_fingerprint::text, 'null')
      using errcode = 'SC202',
            detail  = 'A pattern is known from the first snapshot that names it on.',
            hint    = 'aggregation.resolve_pattern() finds one by its name.';
  end if;
end;
$$;

comment on function aggregation.require_pattern(uuid) is
'Raises SC202 for a fingerprint that nobody ever told of.';
