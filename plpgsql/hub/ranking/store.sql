create or replace function ranking.store(
  p_language text,
  p_kind     text,
  p_entries  jsonb,
  p_stats    jsonb
)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_list_id    integer := ranking.list_of(p_language, p_kind);
  v_ranking_id bigint;
begin
  if v_list_id is null then
    insert into ranking.lists (language, kind)
    values (p_language, p_kind)
    returning list_id into v_list_id;
  end if;

  insert into ranking.rankings (list_id, digest, model_version, stats, ranked_at)
  select
    v_list_id, ranking.list_digest(p_entries), m.model_version, p_stats, centralcloud.clock()
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

comment on function ranking.store(text, text, jsonb, jsonb) is
'Makes a new ranking of the list of a language and a kind (null: of all), of entries as
ranking.lists_today() gives them, and the stats they were chosen from. Returns its number.';
