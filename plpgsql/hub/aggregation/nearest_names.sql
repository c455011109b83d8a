-- Dice's coefficient over pairs of characters: it forgives a slip anywhere in a name, and needs no
-- extension. Only the pairs of what was asked are looked for, since that is cheap.
create or replace function aggregation.nearest_names(p_text text, p_limit integer)
returns table (name text, language text, likeness float8)
language sql
stable
set search_path = ''
as $$
  with asked as materialized (
    select k.key, array(
      select distinct substr(' ' || k.key || ' ', i.place, 2)
      from generate_series(1, length(k.key) + 1) as i (place)
    ) as pairs
    from (select left(aggregation.name_key(p_text), 200) as key) as k
  ),
  near as (
    select p.fingerprint, 2.0 * s.shared / (cardinality(a.pairs) + length(p.name) + 1) as likeness
    from aggregation.patterns as p
    cross join asked as a
    cross join lateral (
      select
        count(*) filter (where strpos(k.key, pair) > 0) as shared,
        bool_or(strpos(k.key, a.key) > 0) as contains
      from (select ' ' || aggregation.name_key(p.name) || ' ' as key offset 0) as k
      cross join unnest(a.pairs) as pair
    ) as s
    where s.contains or 2.0 * s.shared >= 0.4 * (cardinality(a.pairs) + length(p.name) + 1)
    order by likeness desc, p.name, p.fingerprint
    limit 4 * p_limit
  )
  select n.name, n.language, max(l.likeness)::float8
  from near as l
  join aggregation.names as n on n.fingerprint = l.fingerprint
  group by n.name, n.language
  order by 3 desc, n.name, n.language
  limit p_limit;
$$;

comment on function aggregation.nearest_names(text, integer) is
'At most p_limit names that are written much like a text, the nearest first: likeness is 1 for
the same name, and above 0.4 but for a name that contains the text.';
