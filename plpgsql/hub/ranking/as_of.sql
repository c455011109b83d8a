create or replace function ranking.as_of(
  p_at       timestamptz,
  p_language text default null,
  p_kind     text default null
)
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
  where r.list_id = ranking.list_of(p_language, p_kind)
    and r.ranked_at <= p_at
  order by r.ranking_id desc
  limit 1;

  if v_ranking_id is null then
    raise exception 'there was no ranking of % yet at %',
      coalesce(
        nullif(
          concat_ws(
            ', ',
            case when p_language = '' then 'no language' else p_language end,
            case when p_kind = '' then 'no kind' else p_kind end
          ),
          ''
        ),
        'everything'
      ),
      coalesce(p_at::text, 'null')
      using errcode = 'SC203',
            detail  = 'as_of() names the ranking of a language and a kind that was current at a '
                      'moment; rankings are kept as long as ranking.keep_for says.',
            hint    = 'Ask for a later moment; `call scheduling.run_job(''pattern_ranking'')` '
                      'makes the first one.';
  end if;
  return v_ranking_id;
end;
$$;

comment on function ranking.as_of(timestamptz, text, text) is
'Number of the ranking of a language and a kind (null: of all) that was current at p_at. Raises
SC203 when there was none yet.';
