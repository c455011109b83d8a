create or replace function ranking.explain(p_fingerprint uuid)
returns table (term text, value float8, meaning text)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_fingerprint uuid;
  v_score       ranking.scores;
  v_rank        integer;
begin
  perform aggregation.require_pattern(p_fingerprint);
  select coalesce(min(c.canonical::text)::uuid, p_fingerprint) into v_fingerprint
  from aggregation.canonicals as c
  where c.fingerprint = p_fingerprint;
  select s.* into v_score from ranking.scores as s where s.fingerprint = v_fingerprint;
  select e.rank into v_rank
  from ranking.current_ranking as r
  join ranking.entries as e on e.ranking_id = r.ranking_id and e.fingerprint = v_fingerprint;

  return query
  select 'summary', v_score.score, ranking.sentence(v_score, v_rank)
  union all
  select t.term, t.value, t.meaning
  from ranking.explain_terms(v_score, v_rank) as t
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
