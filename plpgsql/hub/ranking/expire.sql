create or replace function ranking.expire()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_before constant timestamptz
    := centralcloud.clock() - centralcloud.setting('ranking.keep_for')::interval;
  v_limit constant integer := centralcloud.setting('ranking.expire_batch')::integer;
  v_expired integer;
begin
  delete from ranking.rankings as r
  where r.ranking_id = any (array(
    select o.ranking_id
    from (
      select w.ranking_id, lead(w.ranked_at) over (
        partition by w.list_id order by w.ranking_id
      ) as superseded_at
      from ranking.rankings as w
    ) as o
    where o.superseded_at < v_before
    order by o.ranking_id
    limit v_limit
  ));
  get diagnostics v_expired = row_count;
  return jsonb_build_object('rankings', v_expired)
    || case when v_expired = v_limit then '{"more": true}' else '{}'::jsonb end;
end;
$$;

comment on function ranking.expire() is
'Routine of job ranking_retention: forgets rankings that another one took the place of longer ago
than the setting ranking.keep_for, at most ranking.expire_batch; the newest of a list stays. Returns
{rankings, more?}.';
