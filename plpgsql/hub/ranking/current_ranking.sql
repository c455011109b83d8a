create or replace view ranking.current_ranking as
select r.ranking_id, r.digest, r.ranked_at
from ranking.current_rankings as r
where r.language is null
  and r.kind is null;

comment on view ranking.current_ranking is
'The ranking of everything that was announced last: one row, or none.';
comment on column ranking.current_ranking.ranking_id is 'Its number.';
comment on column ranking.current_ranking.digest is 'Digest of its entries.';
comment on column ranking.current_ranking.ranked_at is 'When it was computed.';
