create or replace function analysis.observations(p_code_base text)
returns jsonb
language sql
stable
begin atomic
  select coalesce(
    jsonb_agg(
      jsonb_strip_nulls(
        jsonb_build_object(
          'fingerprint', c.fingerprint,
          'name', c.name,
          'kind', c.kind,
          'language', c.language,
          'trials', c.trials,
          'successes', c.successes,
          'occurrences', c.occurrences,
          'description', p.description,
          'examples', case when p.example is not null then jsonb_build_array(p.example) end,
          'bands', to_jsonb(p.bands)
        )
      )
      order by c.fingerprint
    ),
    '[]'
  )
  from analysis.pattern_counts as c
  join analysis.patterns as p on p.fingerprint = c.fingerprint
  where c.code_base = p_code_base;
end;

comment on function analysis.observations(text) is
'The patterns of a patterns message: an array, by fingerprint, of what occurs in a code base.';
