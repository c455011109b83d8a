-- What the files of aggregation and ranking share: \ir ../telling.sql
create function pg_temp.p(p_letter text)
returns uuid
language sql
immutable
as $$
  select ('00000000-0000-0000-0000-00000000000' || p_letter)::uuid;
$$;

-- `a 10 9, b=beta 3 3`: pattern a, called a, 9 of 10; pattern b, called beta, 3 of 3.
create function pg_temp.tell(p_source text, p_stream text, p_version bigint, p_patterns text)
returns bigint
language sql
as $$
  select intake.send(jsonb_build_object(
    'type', 'patterns',
    'source', p_source,
    'snapshot', jsonb_build_object('stream', p_stream, 'version', p_version),
    'patterns', coalesce(
      jsonb_agg(jsonb_build_object(
        'fingerprint', pg_temp.p(left(w.words[1], 1)),
        'name', coalesce(nullif(split_part(w.words[1], '=', 2), ''), w.words[1]),
        'language', 'python',
        'kind', 'idiom',
        'trials', w.words[2]::integer,
        'successes', w.words[3]::integer,
        'occurrences', w.words[2]::integer
      )),
      '[]'
    )
  ))
  from (
    select string_to_array(trim(t.told), ' ') as words
    from regexp_split_to_table(p_patterns, ',') as t (told)
    where trim(t.told) <> ''
  ) as w;
$$;
