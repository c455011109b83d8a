create or replace function ranking.explain_score(p_fingerprint uuid)
returns table (term text, value float8, meaning text)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_score ranking.scores;
  v_rank  integer;
begin
  select s.* into v_score from ranking.scores as s where s.fingerprint = p_fingerprint;
  select e.rank into v_rank
  from ranking.current_ranking as r
  join ranking.entries as e on e.ranking_id = r.ranking_id and e.fingerprint = p_fingerprint;

  return query
  select 'summary', v_score.score, ranking.sentence(v_score, v_rank)
  union all
  select t.term, t.value, t.meaning
  from ranking.explain_terms(v_score, v_rank) as t;
end;
$$;

comment on function ranking.explain_score(uuid) is
'Why a pattern that is no alias has its score: a sentence (term summary), then each term of the
formula.';
