-- A band that many patterns share tells none of them from the others; and somebody who tells it of
-- thousands would have them all compared.
create or replace function aggregation.lookalikes(p_share float8)
returns table (one uuid, other uuid, shared integer, bands integer)
language sql
stable
set search_path = ''
as $$
  with sketches as (
    select k.fingerprint, k.bands, octet_length(k.bands) / 8 as length, n.language, n.kind
    from aggregation.sketches as k
    join aggregation.names as n on n.fingerprint = k.fingerprint
    where not exists (
      select from aggregation.aliases as a where a.fingerprint = k.fingerprint
    )
  ),
  slices as (
    select
      k.fingerprint, k.length, k.language, k.kind, p.place,
      substring(k.bands from 8 * p.place + 1 for 8) as band
    from sketches as k
    cross join lateral generate_series(0, k.length - 1) as p (place)
  ),
  telling as materialized (
    select c.*
    from (
      select s.*, count(*) over (partition by s.place, s.band, s.language, s.kind) as crowd
      from slices as s
    ) as c
    where c.crowd between 2 and 25
  )
  select
    o.fingerprint, t.fingerprint, count(*)::integer, greatest(o.length, t.length)
  from telling as o
  join telling as t using (place, band, language, kind)
  where o.fingerprint < t.fingerprint
  group by o.fingerprint, t.fingerprint, o.length, t.length
  having count(*) >= p_share * greatest(o.length, t.length, 8);
$$;

comment on function aggregation.lookalikes(float8) is
'Pairs of patterns (one < other) of a language and kind that share at least p_share of their bands,
in place, and that are no aliases: how many they share, of how many the one with more has. Fewer
than 8 bands count as 8; a band that more than 25 patterns of a language and kind have counts for
none.';
