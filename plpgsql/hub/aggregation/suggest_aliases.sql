-- The lock is the first act: what is accepted or dismissed meanwhile must not come back.
create or replace function aggregation.suggest_aliases()
returns jsonb
language plpgsql
volatile
set search_path = ''
set work_mem = '128MB'
as $$
declare
  v_share constant float8 := centralcloud.setting('aggregation.suggest_at')::float8;
  v_most  constant integer := centralcloud.setting('aggregation.suggest_most')::integer;
  v_stats jsonb;
begin
  lock table aggregation.suggestions in share row exclusive mode;
  with pairs as materialized (
    select l.one, l.other, l.shared, l.bands from aggregation.lookalikes(v_share) as l
  ),
  owners as materialized (
    select o.fingerprint, o.owners
    from aggregation.owners_of(array(
      select p.one from pairs as p
      union
      select p.other from pairs as p
    )) as o
  ),
  directed as (
    select
      case when o.owners >= t.owners then p.other else p.one end as fingerprint,
      case when o.owners >= t.owners then p.one else p.other end as canonical,
      p.shared, p.bands,
      least(o.owners, t.owners)    as owners,
      greatest(o.owners, t.owners) as canonical_owners
    from pairs as p
    join owners as o on o.fingerprint = p.one
    join owners as t on t.fingerprint = p.other
    where not exists (
      select from aggregation.suggestions as d
      where d.dismissed_at is not null
        and (d.fingerprint, d.canonical) in ((p.one, p.other), (p.other, p.one))
    )
  ),
  -- A pattern counts for one other: the best known of those it looks like.
  chosen as materialized (
    select c.*
    from (
      select distinct on (d.fingerprint) d.*
      from directed as d
      order by
        d.fingerprint, d.canonical_owners desc, d.shared / d.bands::float8 desc, d.canonical
    ) as c
    order by c.shared / c.bands::float8 desc, c.owners desc, c.fingerprint
    limit v_most
  ),
  gone as (
    delete from aggregation.suggestions as s
    where s.dismissed_at is null
      and not exists (
        select from chosen as c
        where c.fingerprint = s.fingerprint and c.canonical = s.canonical
      )
    returning s.fingerprint
  ),
  written as (
    insert into aggregation.suggestions as s (
      fingerprint, canonical, shared, bands, owners, canonical_owners, suggested_at
    )
    select
      c.fingerprint, c.canonical, c.shared, c.bands, c.owners, c.canonical_owners,
      centralcloud.clock()
    from chosen as c
    on conflict (fingerprint, canonical) do update
    set shared = excluded.shared,
        bands = excluded.bands,
        owners = excluded.owners,
        canonical_owners = excluded.canonical_owners
    returning s.fingerprint
  )
  select jsonb_build_object(
    'waiting', count(*),
    'new', count(*) - (
      select count(*)
      from chosen as k
      join aggregation.suggestions as s using (fingerprint, canonical)
    ),
    'withdrawn', (select count(*) from gone)
  )
  into v_stats
  from written as w;
  return v_stats;
end;
$$;

comment on function aggregation.suggest_aliases() is
'Routine of job alias_suggestions: looks anew for patterns that share at least
aggregation.suggest_at of their bands and makes aggregation.suggestions equal to what it finds, at
most aggregation.suggest_most, those that share most; one a pattern, and pairs that were dismissed
are left out. Returns {"waiting", "new", "withdrawn"}, in pairs.';
