create or replace function ranking.with_texts(p_entries jsonb)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select coalesce(
    jsonb_agg(
      e.entry || jsonb_strip_nulls(
        jsonb_build_object('description', t.description, 'example', t.example)
      )
      order by e.place
    ),
    '[]'
  )
  from jsonb_array_elements(p_entries) with ordinality as e (entry, place)
  left join aggregation.texts_of(array(
    select (l.entry ->> 'fingerprint')::uuid from jsonb_array_elements(p_entries) as l (entry)
  )) as t on t.fingerprint = (e.entry ->> 'fingerprint')::uuid;
$$;

comment on function ranking.with_texts(jsonb) is
'A list of entries with the description and the example of each that has one.';
