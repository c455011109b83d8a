create or replace function ranking.require_ranking(p_ranking_id bigint)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
  if not exists (select from ranking.rankings as r where r.ranking_id = p_ranking_id) then
    raise exception 'there is no ranking %', coalesce(p_ranking_id::text, 'null')
      using errcode = 'SC203',
            detail  = 'A ranking gets its number when its list differs from the one before.',
            hint    = 'Ask ranking.as_of() which one was current at a moment.';
  end if;
end;
$$;

comment on function ranking.require_ranking(bigint) is
'Raises SC203 unless there is a ranking of that number.';
