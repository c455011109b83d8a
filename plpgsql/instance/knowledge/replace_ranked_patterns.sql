create or replace function knowledge.replace_ranked_patterns(p_patterns jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  delete from knowledge.ranked_patterns;

  insert into knowledge.ranked_patterns (
    rank, fingerprint, name, language, kind, frequency, success_rate, confidence, score,
    occurrences, instances, owners
  )
  select
    coalesce(p.rank, p.place), p.fingerprint, p.name, p.language, p.kind, p.frequency,
    p.success_rate, p.confidence, p.score, p.occurrences, p.instances, p.owners
  from rows from (
    jsonb_to_recordset(p_patterns) as (
      rank integer, fingerprint uuid, name text, language text, kind text, frequency float8,
      success_rate float8, confidence float8, score float8, occurrences bigint, instances integer,
      owners integer
    )
  ) with ordinality as p (
    rank, fingerprint, name, language, kind, frequency, success_rate, confidence, score,
    occurrences, instances, owners, place
  );
end;
$$;

comment on function knowledge.replace_ranked_patterns(jsonb) is
'Makes knowledge.ranked_patterns the list p_patterns; where an entry names no rank, its place in the
list is its rank.';
