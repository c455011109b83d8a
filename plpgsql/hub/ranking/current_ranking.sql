create or replace view ranking.current_ranking as
select r.ranking_id, r.digest, r.ranked_at
from ranking.rankings as r
order by r.ranking_id desc
limit 1;

comment on view ranking.current_ranking is 'The ranking that was announced last: one row, or none.';
comment on column ranking.current_ranking.ranking_id is 'Its number.';
comment on column ranking.current_ranking.digest is 'Digest of its list.';
comment on column ranking.current_ranking.ranked_at is 'When it was computed.';
