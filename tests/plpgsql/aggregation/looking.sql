-- What the files about bands share: \ir ../looking.sql, after ../telling.sql
create function pg_temp.bands(p_numbers text)
returns jsonb
language sql
immutable
as $$
  select coalesce(jsonb_agg(lpad(to_hex(n.number), 16, '0') order by r.place, n.number), '[]')
  from regexp_matches(p_numbers, '(\d+)-(\d+)', 'g') with ordinality as r (ends, place)
  cross join lateral generate_series(r.ends[1]::integer, r.ends[2]::integer) as n (number);
$$;

-- `a 1-16, b 1-9 20-26`: pattern a has the bands 1 to 16, in their places, pattern b others.
create function pg_temp.look(p_source text, p_stream text, p_version bigint, p_patterns text)
returns bigint
language sql
as $$
  select intake.send(jsonb_build_object(
    'type', 'patterns',
    'source', p_source,
    'snapshot', jsonb_build_object('stream', p_stream, 'version', p_version),
    'patterns', coalesce(
      jsonb_agg(jsonb_build_object(
        'fingerprint', pg_temp.p(left(trim(t.told), 1)),
        'name', left(trim(t.told), 1),
        'language', 'python',
        'kind', 'idiom',
        'trials', 1,
        'successes', 1,
        'bands', pg_temp.bands(t.told)
      )),
      '[]'
    )
  ))
  from regexp_split_to_table(p_patterns, ',') as t (told)
  where trim(t.told) <> '';
$$;
