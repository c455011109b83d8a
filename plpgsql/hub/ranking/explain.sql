create or replace function ranking.explain(p_fingerprint uuid)
returns table (term text, value float8, meaning text)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_fingerprint constant uuid := aggregation.canonical_of(p_fingerprint);
begin
  perform aggregation.require_pattern(p_fingerprint);
  return query
  select t.term, t.value, t.meaning
  from ranking.explain_score(v_fingerprint) as t
  union all
  select
    'voter', v.e,
    format(
      '%s (owner %s, vote %s), %s days ago: %s of %s trials without failure, %s occurrences; '
        'adds E %s, X %s, B %s',
      v.instance, v.owner, round(v.vote::numeric, 3), v.days, v.successes, v.trials,
      v.occurrences, round(v.e::numeric, 3), round(v.x::numeric, 3), round(v.b::numeric, 3)
    )
  from ranking.voters(v_fingerprint) as v;
end;
$$;

comment on function ranking.explain(uuid) is
'Why a pattern (or the one it counts for) has its score: a sentence, each term of the formula,
then each instance that sees it with what it adds to E (value). Raises SC202 for an unknown
fingerprint.';
