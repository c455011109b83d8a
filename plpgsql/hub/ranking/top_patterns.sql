-- Reads the stored ranking, never the scores: what was announced is what is shown.
create or replace function ranking.top_patterns(
  p_limit    integer default 100,
  p_language text default null,
  p_kind     text default null
)
returns table (
  rank         integer,
  fingerprint  uuid,
  name         text,
  language     text,
  kind         text,
  frequency    float8,
  success_rate float8,
  confidence   float8,
  score        float8,
  occurrences  bigint,
  instances    integer,
  owners       integer,
  ranking_id   bigint,
  ranked_at    timestamptz
)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  perform fleet.check_guest();
  if p_limit is null or p_limit not between 1 and 100 then
    raise exception 'limit is %', coalesce(p_limit::text, 'null')
      using errcode = 'SC201',
            detail  = 'A ranking has 100 entries at most.',
            hint    = 'Ask for 1 to 100.';
  end if;

  return query
  select
    e.rank, e.fingerprint, e.name, e.language, e.kind, e.frequency, e.success_rate, e.confidence,
    e.score, e.occurrences, e.instances, e.owners, r.ranking_id, r.ranked_at
  from ranking.current_rankings as r
  join ranking.entries as e on e.ranking_id = r.ranking_id
  where r.list_id = ranking.list_of(p_language, p_kind)
  order by e.rank
  limit p_limit;
end;
$$;

comment on function ranking.top_patterns(integer, text, text) is
'The current ranking of everything, or of one language, kind or both, best first: at most p_limit
entries. No row where there is no such ranking. Raises SC201 unless 1..100, SC401 for an instance of
another hub.';
