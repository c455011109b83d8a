create or replace function aggregation.aliases_of(p_fingerprint uuid)
returns table (
  fingerprint uuid,
  name        text,
  language    text,
  kind        text,
  reason      text,
  decided_by  text,
  decided_at  timestamptz
)
language sql
stable
set search_path = ''
as $$
  select a.fingerprint, n.name, n.language, n.kind, a.reason, a.decided_by, a.decided_at
  from aggregation.aliases as a
  join aggregation.names as n on n.fingerprint = a.fingerprint
  where a.canonical = p_fingerprint
  order by a.decided_at, a.fingerprint;
$$;

comment on function aggregation.aliases_of(uuid) is
'The patterns that count for another one, with why, who said so and when; the oldest first.';
