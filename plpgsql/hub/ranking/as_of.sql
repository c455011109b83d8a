create or replace function ranking.as_of(p_at timestamptz)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
declare
  v_ranking_id bigint;
begin
  select r.ranking_id into v_ranking_id
  from ranking.rankings as r
  where r.ranked_at <= p_at
  order by r.ranked_at desc, r.ranking_id desc
  limit 1;

  if v_ranking_id is null then
    raise exception 'there was no ranking yet at %', coalesce(p_at::text, 'null')
      using errcode = 'SC203',
            detail  = 'as_of() names the ranking that was current at a moment.',
            hint    = 'The first one is in ranking.rankings; `call scheduling.run_job('
                      '''pattern_ranking'')` makes one.';
  end if;
  return v_ranking_id;
end;
$$;

comment on function ranking.as_of(timestamptz) is
'Number of the ranking that was current at p_at. Raises SC203 when there was none yet.';
