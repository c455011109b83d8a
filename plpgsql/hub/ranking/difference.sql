create or replace function ranking.difference(p_old bigint, p_new bigint)
returns table (
  change      text,
  fingerprint uuid,
  name        text,
  language    text,
  kind        text,
  old_rank    integer,
  new_rank    integer,
  old_score   float8,
  new_score   float8
)
language plpgsql
stable
set search_path = ''
as $$
begin
  perform ranking.require_ranking(p_old);
  perform ranking.require_ranking(p_new);
  return query
  select
    case
      when o.rank is null then 'entered'
      when n.rank is null then 'left'
      when n.rank < o.rank then 'rose'
      when n.rank > o.rank then 'fell'
      else 'renamed'
    end,
    coalesce(n.fingerprint, o.fingerprint),
    coalesce(n.name, o.name), coalesce(n.language, o.language), coalesce(n.kind, o.kind),
    o.rank, n.rank, o.score, n.score
  from (select * from ranking.entries as e where e.ranking_id = p_old) as o
  full join (select * from ranking.entries as e where e.ranking_id = p_new) as n
    on n.fingerprint = o.fingerprint
  where (o.rank, o.name, o.language, o.kind) is distinct from (n.rank, n.name, n.language, n.kind)
  order by coalesce(n.rank, o.rank), n.rank is null;
end;
$$;

comment on function ranking.difference(bigint, bigint) is
'What changed between two rankings: each pattern that entered, left, rose, fell or was renamed, with
both ranks and scores, in order of the new list. Raises SC203 for an unknown ranking.';
