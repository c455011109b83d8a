create or replace view ranking.current_rankings as
select l.list_id, l.language, l.kind, r.ranking_id, r.digest, r.ranked_at
from ranking.lists as l
cross join lateral (
  select n.ranking_id, n.digest, n.ranked_at
  from ranking.rankings as n
  where n.list_id = l.list_id
  order by n.ranking_id desc
  limit 1
) as r;

comment on view ranking.current_rankings is 'The newest ranking of each list.';
comment on column ranking.current_rankings.list_id is 'The list.';
comment on column ranking.current_rankings.language is 'Its language; null: of all.';
comment on column ranking.current_rankings.kind is 'Its kind of pattern; null: of all.';
comment on column ranking.current_rankings.ranking_id is 'Number of the ranking.';
comment on column ranking.current_rankings.digest is 'Digest of its entries.';
comment on column ranking.current_rankings.ranked_at is 'When it was computed.';
