create or replace function aggregation.owners_of(p_fingerprints uuid[])
returns table (fingerprint uuid, owners integer)
language sql
stable
set search_path = ''
as $$
  select o.fingerprint, count(distinct v.owner)::integer
  from aggregation.observations as o
  join aggregation.streams as s on s.stream_id = o.stream_id
  join fleet.votes as v on v.instance_id = s.source_id
  where o.fingerprint = any (p_fingerprints)
  group by o.fingerprint;
$$;

comment on function aggregation.owners_of(uuid[]) is
'How many owners of active instances see each of these patterns; those that none sees are left out.
Reads all observations once.';
