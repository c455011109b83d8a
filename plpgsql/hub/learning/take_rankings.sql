create or replace function learning.take_rankings(p_limit integer)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_taken integer;
begin
  with taken as (
    select (t.message ->> 'ranking_id')::bigint as ranking_id, t.message -> 'patterns' as patterns
    from intake.take(p_type => 'aggregated_patterns', p_limit => p_limit) as t
  ),

  kept as (
    insert into learning.syncs (ranking_id, patterns, requested_at)
    select distinct on (t.ranking_id) t.ranking_id, t.patterns, centralcloud.clock()
    from taken as t
    order by t.ranking_id
    on conflict (ranking_id) do nothing
  )

  select count(*)::integer into v_taken from taken;
  return v_taken;
end;
$$;

comment on function learning.take_rankings(integer) is
'Moves up to p_limit aggregated_patterns messages from the work queue into learning.syncs; a ranking
that was there before stays as it is. Returns how many messages were taken.';
