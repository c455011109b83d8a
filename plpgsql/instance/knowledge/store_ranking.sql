create or replace function knowledge.store_ranking(p_message jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_ranking_id bigint := (p_message ->> 'ranking_id')::bigint;
  v_announced  timestamptz := (p_message ->> 'timestamp')::timestamptz;
  v_known      knowledge.ranking;
begin
  if v_ranking_id is null or jsonb_typeof(p_message -> 'patterns') is distinct from 'array' then
    raise exception 'the ranking has no number or no list of patterns'
      using errcode = 'SC604',
            detail  = 'aggregated_patterns holds ranking_id and the array patterns.',
            hint    = 'The hub and this bundle are of different versions; upgrade both.';
  end if;

  select r.* into v_known from knowledge.ranking as r;
  if knowledge.is_overtaken(p_message, v_known.ranking_id, v_known.announced_at) then
    return;
  end if;

  insert into knowledge.ranking as r (ranking_id, stats, announced_at, stored_at)
  values (
    v_ranking_id, coalesce(p_message -> 'stats', '{}'), v_announced, centralcloud.clock()
  )
  on conflict (only_row) do update
  set
    ranking_id = excluded.ranking_id, stats = excluded.stats,
    announced_at = excluded.announced_at, stored_at = excluded.stored_at;

  perform knowledge.replace_ranked_patterns(p_message -> 'patterns');
end;
$$;

comment on function knowledge.store_ranking(jsonb) is
'Handler of aggregated_patterns: replaces the local copy of the ranking whole; readers see the old
one or the new one. A ranking older than the one here changes nothing. Raises SC604 when the message
has no ranking_id or no list.';
