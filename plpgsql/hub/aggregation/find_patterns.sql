-- A name goes before the beginning of a fingerprint: `facade` is a word and hexadecimal. Of names,
-- that which is shown goes before those that only some instances use.
create or replace function aggregation.find_patterns(p_text text)
returns table (
  fingerprint uuid,
  canonical   uuid,
  name        text,
  language    text,
  kind        text,
  found_by    text
)
language sql
stable
set search_path = ''
as $$
  with asked as materialized (
    select
      aggregation.name_key(p_text) as key,
      substring(lower(replace(trim(p_text), '-', '')) from '^[0-9a-f]{4,32}$') as digits
  ),
  candidates as materialized (
    select p.fingerprint
    from aggregation.patterns as p
    where aggregation.name_key(p.name) = (select a.key from asked as a)
    union
    select l.fingerprint
    from aggregation.labels as l
    where aggregation.name_key(l.name) = (select a.key from asked as a)
    union
    select p.fingerprint
    from asked as a
    join aggregation.patterns as p
      on p.fingerprint between rpad(a.digits, 32, '0')::uuid and rpad(a.digits, 32, 'f')::uuid
  ),
  named as (
    select
      p.fingerprint,
      coalesce(m.name, p.name)         as name,
      coalesce(m.language, p.language) as language,
      coalesce(m.kind, p.kind)         as kind
    from aggregation.patterns as p
    left join (
      select v.fingerprint, v.name, v.language, v.kind
      from aggregation.majorities as v
      where v.fingerprint = any (array(select c.fingerprint from candidates as c))
    ) as m on m.fingerprint = p.fingerprint
    where p.fingerprint = any (array(select c.fingerprint from candidates as c))
  ),
  found as (
    select
      n.fingerprint, n.name, n.language, n.kind,
      case
        when replace(n.fingerprint::text, '-', '') = a.digits then 1
        when aggregation.name_key(n.name) = a.key then 2
        when starts_with(replace(n.fingerprint::text, '-', ''), a.digits) then 4
        else 3
      end as place
    from named as n
    cross join asked as a
  )
  select
    f.fingerprint, coalesce(c.canonical, f.fingerprint), f.name, f.language, f.kind,
    (array['fingerprint', 'name', 'told name', 'beginning'])[f.place]
  from found as f
  left join aggregation.canonicals as c on c.fingerprint = f.fingerprint
  where f.place = (select min(b.place) from found as b)
  order by f.name, f.language, f.kind, f.fingerprint;
$$;

comment on function aggregation.find_patterns(text) is
'The patterns that a person may mean, and the one each counts for. found_by says what fits, and only
the best of these is tried: the fingerprint; the name, whatever its case; a name that some instance
uses; the beginning of a fingerprint, four digits or more.';
