create or replace function aggregation.texts_of(p_fingerprints uuid[])
returns table (fingerprint uuid, description text, example text)
language sql
stable
set search_path = ''
as $$
  with contested as (
    select p.fingerprint
    from aggregation.patterns as p
    where p.fingerprint = any (p_fingerprints)
      and exists (select from aggregation.texts as t where t.fingerprint = p.fingerprint)
  ),
  told as (
    select
      o.fingerprint, v.owner,
      case when t.stream_id is null then p.description else t.description end as description,
      case when t.stream_id is null then p.example else t.example end as example
    from contested as c
    join aggregation.patterns as p on p.fingerprint = c.fingerprint
    join aggregation.observations as o on o.fingerprint = c.fingerprint
    join aggregation.streams as s on s.stream_id = o.stream_id
    join fleet.votes as v on v.instance_id = s.source_id
    left join aggregation.texts as t
      on t.stream_id = o.stream_id and t.fingerprint = o.fingerprint
  ),
  descriptions as (
    select distinct on (d.fingerprint) d.fingerprint, d.description
    from told as d
    where d.description is not null
    group by d.fingerprint, d.description
    order by d.fingerprint, count(distinct d.owner) desc, d.description collate "C"
  ),
  examples as (
    select distinct on (e.fingerprint) e.fingerprint, e.example
    from told as e
    where e.example is not null
    group by e.fingerprint, e.example
    order by e.fingerprint, count(distinct e.owner) desc, e.example collate "C"
  )
  select
    p.fingerprint,
    case when c.fingerprint is null then p.description else d.description end,
    case when c.fingerprint is null then p.example else e.example end
  from aggregation.patterns as p
  left join contested as c on c.fingerprint = p.fingerprint
  left join descriptions as d on d.fingerprint = p.fingerprint
  left join examples as e on e.fingerprint = p.fingerprint
  where p.fingerprint = any (p_fingerprints);
$$;

comment on function aggregation.texts_of(uuid[]) is
'The description and the example of each of these patterns: what most owners of active instances
send, the first by code points among equals. Owners that send none have no vote; null where nobody
sends one.';
