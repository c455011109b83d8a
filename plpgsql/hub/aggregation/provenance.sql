create or replace function aggregation.provenance(p_fingerprint uuid)
returns table (
  stream_id   bigint,
  instance    text,
  owner       text,
  stream      text,
  version     bigint,
  observed_at timestamptz,
  told_as     uuid,
  name        text,
  trials      bigint,
  successes   bigint,
  occurrences bigint
)
language plpgsql
stable
set search_path = ''
as $$
begin
  perform aggregation.require_pattern(p_fingerprint);
  return query
  select
    s.stream_id, i.instance, i.owner, s.stream, s.version, s.observed_at, p.fingerprint,
    coalesce(l.name, p.name), o.trials, o.successes, o.occurrences
  from aggregation.patterns as p
  cross join aggregation.streams as s
  join aggregation.observations as o
    on o.stream_id = s.stream_id and o.fingerprint = p.fingerprint
  join fleet.identities as i on i.instance_id = s.source_id
  left join aggregation.labels as l
    on l.stream_id = o.stream_id and l.fingerprint = o.fingerprint
  where p.fingerprint = p_fingerprint
    or p.fingerprint in (
      select a.fingerprint from aggregation.aliases as a where a.canonical = p_fingerprint
    )
  order by i.instance, s.stream, p.fingerprint;
end;
$$;

comment on function aggregation.provenance(uuid) is
'Which instances tell of a pattern (and of its aliases), in which stream and snapshot, under which
name, with which counts. Raises SC202 for a fingerprint nobody ever told of.';
