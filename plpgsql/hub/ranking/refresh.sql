-- Memory for the hash of all patterns at once: spilled to disk it takes twice as long.
create or replace function ranking.refresh()
returns jsonb
language plpgsql
volatile
set search_path = ''
set work_mem = '256MB'
as $$
declare
  v_current ranking.current_ranking;
  v_entries jsonb;
  v_stats   jsonb;
begin
  lock table ranking.rankings in share row exclusive mode;
  select c.* into v_current from ranking.current_ranking as c;
  select coalesce(jsonb_agg(jsonb_strip_nulls(to_jsonb(s)) order by s.rank), '[]')
  into v_entries
  from ranking.shortlist(
    p_incumbents => array(
      select e.fingerprint from ranking.entries as e where e.ranking_id = v_current.ranking_id
    )
  ) as s;
  v_stats := ranking.list_stats();

  if v_current.digest = ranking.list_digest(v_entries)
    or (v_current.ranking_id is null and v_entries = '[]')
  then
    return v_stats || jsonb_build_object(
      'ranked', jsonb_array_length(v_entries),
      'changed', false,
      'ranking_id', v_current.ranking_id
    );
  end if;
  return v_stats || jsonb_build_object(
    'ranked', jsonb_array_length(v_entries),
    'changed', true,
    'ranking_id', ranking.announce(p_entries => v_entries, p_stats => v_stats)
  );
end;
$$;

comment on function ranking.refresh() is
'Routine of job pattern_ranking: scores everything, and when the list of the 100 best changed,
stores it as a new ranking and announces it. Returns {"patterns", "instances", "owners", "votes",
"model_version", "ranked", "changed", "ranking_id"}.';
