create or replace function ranking.describe(p_ranking_id bigint)
returns table (
  ranking_id    bigint,
  language      text,
  kind          text,
  ranked_at     timestamptz,
  model_version integer,
  previous_id   bigint,
  entries       bigint,
  patterns      bigint,
  instances     integer,
  owners        integer,
  votes         float8
)
language plpgsql
stable
set search_path = ''
as $$
begin
  perform ranking.require_ranking(p_ranking_id);
  return query
  select
    r.ranking_id, l.language, l.kind, r.ranked_at, r.model_version,
    (
      select max(b.ranking_id)
      from ranking.rankings as b
      where b.list_id = r.list_id
        and b.ranking_id < r.ranking_id
    ),
    (select count(*) from ranking.entries as e where e.ranking_id = r.ranking_id),
    (r.stats ->> 'patterns')::bigint, (r.stats ->> 'instances')::integer,
    (r.stats ->> 'owners')::integer, (r.stats ->> 'votes')::float8
  from ranking.rankings as r
  join ranking.lists as l on l.list_id = r.list_id
  where r.ranking_id = p_ranking_id;
end;
$$;

comment on function ranking.describe(bigint) is
'A ranking without its entries: of what language and kind (null: of all), when it was made, with
which parameters, of how many patterns, instances, owners and votes, and the number of the one
before it (null: there is none, or it was forgotten). Raises SC203 for an unknown ranking.';
