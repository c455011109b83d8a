-- Dice's coefficient over pairs of characters: it forgives a slip anywhere in a name, and needs no
-- extension. Pairs are dear: only names that begin as a word of what was asked does, end as it does
-- or contain it are compared, and by its pairs alone.
create or replace function aggregation.nearest_names(p_text text, p_limit integer)
returns table (name text, language text, likeness float8)
language sql
stable
set search_path = ''
as $$
  with asked as materialized (
    select
      k.key,
      array(
        select distinct substr(' ' || k.key || ' ', i.place, 2)
        from generate_series(1, length(k.key) + 1) as i (place)
      ) as pairs,
      array(
        select left(w.word, 1) from regexp_split_to_table(k.key, '\W+') as w (word)
      ) as initials
    from (select left(aggregation.name_key(p_text), 200) as key) as k
  ),
  possible as materialized (
    select k.fingerprint, k.name, k.key, strpos(k.key, a.key) > 0 as contains
    from asked as a
    cross join (
      select p.fingerprint, p.name, aggregation.name_key(p.name) as key
      from aggregation.patterns as p
      offset 0
    ) as k
    where left(k.key, 1) = any (a.initials)
      or right(k.key, 1) = right(a.key, 1)
      or strpos(k.key, a.key) > 0
  ),
  near as materialized (
    select
      p.fingerprint,
      2 * s.shared::float8 / (cardinality(a.pairs) + length(p.name) + 1) as likeness
    from possible as p
    cross join asked as a
    cross join lateral (
      select count(*) as shared
      from unnest(a.pairs) as pair
      where strpos(' ' || p.key || ' ', pair) > 0
    ) as s
    where a.key <> ''
      and (p.contains or 5 * s.shared >= cardinality(a.pairs) + length(p.name) + 1)
    order by likeness desc, p.name, p.fingerprint
    limit 4 * p_limit
  )
  select n.name, n.language, max(n.likeness)
  from (
    select
      coalesce(m.name, p.name) as name, coalesce(m.language, p.language) as language, l.likeness
    from near as l
    join aggregation.patterns as p on p.fingerprint = l.fingerprint
    left join (
      select v.fingerprint, v.name, v.language
      from aggregation.majorities as v
      where v.fingerprint = any (array(select r.fingerprint from near as r))
    ) as m on m.fingerprint = l.fingerprint
  ) as n
  group by n.name, n.language
  order by 3 desc, n.name, n.language
  limit p_limit;
$$;

comment on function aggregation.nearest_names(text, integer) is
'At most p_limit names that are written much like a text, the nearest first: likeness is 1 for
the same name, and 0.4 or more but for a name that contains the text. Nothing is near an empty
text.';
