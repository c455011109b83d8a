create or replace function ranking.entries_of(p_ranking_id bigint)
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
  owners       integer
)
language plpgsql
stable
set search_path = ''
as $$
begin
  perform ranking.require_ranking(p_ranking_id);
  return query
  select
    e.rank, e.fingerprint, e.name, e.language, e.kind, e.frequency, e.success_rate, e.confidence,
    e.score, e.occurrences, e.instances, e.owners
  from ranking.entries as e
  where e.ranking_id = p_ranking_id
  order by e.rank;
end;
$$;

comment on function ranking.entries_of(bigint) is
'The entries of any ranking, best first, with the figures of the moment it was made. Raises SC203
for an unknown ranking.';
