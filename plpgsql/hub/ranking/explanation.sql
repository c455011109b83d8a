create or replace function ranking.explanation(p_fingerprint uuid)
returns json
language plpgsql
stable
set search_path = ''
as $$
declare
  v_fingerprint constant uuid := aggregation.canonical_of(p_fingerprint);
begin
  perform aggregation.require_pattern(p_fingerprint);
  return (
    with terms as materialized (
      select t.term, t.value, t.meaning, t.place
      from ranking.explain_score(v_fingerprint) with ordinality as t (term, value, meaning, place)
    )
    select json_build_object(
      'fingerprint', n.fingerprint,
      'name', n.name,
      'language', n.language,
      'kind', n.kind,
      'description', x.description,
      'example', x.example,
      'first_seen_at', n.first_seen_at,
      'summary', (select t.meaning from terms as t where t.term = 'summary'),
      'terms', (
        select json_agg(
          json_build_object('term', t.term, 'value', t.value, 'meaning', t.meaning)
          order by t.place
        )
        from terms as t
        where t.term <> 'summary'
      ),
      'voters', (
        select coalesce(json_agg(v), '[]') from ranking.voters(v_fingerprint) as v
      ),
      'told', (
        select coalesce(json_agg(p), '[]') from aggregation.provenance(v_fingerprint) as p
      ),
      'aliases', (
        select coalesce(json_agg(a), '[]') from aggregation.aliases_of(v_fingerprint) as a
      )
    )
    from aggregation.names as n
    cross join aggregation.texts_of(array[v_fingerprint]) as x
    where n.fingerprint = v_fingerprint
  );
end;
$$;

comment on function ranking.explanation(uuid) is
'All that is known of a pattern (or the one it counts for) and its score, as one object: what it is,
ranking.explain_score()''s sentence and terms, ranking.voters(), what each stream told, and its
aliases. Raises SC202 for an unknown fingerprint.';
