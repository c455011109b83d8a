create or replace function ranking.store(p_entries jsonb, p_stats jsonb)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_ranking_id bigint;
begin
  insert into ranking.rankings (digest, model_version, stats, ranked_at)
  select ranking.list_digest(p_entries), m.model_version, p_stats, centralcloud.clock()
  from ranking.model as m
  returning ranking_id into v_ranking_id;

  insert into ranking.entries (
    ranking_id, rank, fingerprint, name, language, kind, description, example,
    frequency, success_rate, confidence, score, success_lower, prevalence_lower, e, x, b,
    occurrences, instances, owners, raw_rank
  )
  select
    v_ranking_id, e.rank, e.fingerprint, e.name, e.language, e.kind, e.description, e.example,
    e.frequency, e.success_rate, e.confidence, e.score, e.success_lower, e.prevalence_lower,
    e.e, e.x, e.b, e.occurrences, e.instances, e.owners, e.raw_rank
  from jsonb_populate_recordset(null::ranking.entries, p_entries) as e;
  return v_ranking_id;
end;
$$;

comment on function ranking.store(jsonb, jsonb) is
'Makes a new ranking of a list of entries (a jsonb array, as ranking.shortlist() gives them) and the
stats of the list. Returns its number.';
