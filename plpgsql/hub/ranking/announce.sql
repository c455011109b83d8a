-- The publication comes last: it locks its topic until the transaction ends.
create or replace function ranking.announce(p_entries jsonb, p_stats jsonb)
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_ranking_id bigint := ranking.store(p_entries, p_stats);
  v_message    jsonb;
begin
  v_message := jsonb_build_object(
    'type',       'aggregated_patterns',
    'patterns',   p_entries,
    'stats',      p_stats,
    'ranking_id', v_ranking_id,
    'timestamp',  to_jsonb(centralcloud.clock())
  );
  perform intake.enqueue(v_message);
  perform routing.publish(
    p_topic   => 'aggregated_patterns',
    p_payload => v_message,
    p_key     => 'ranking'
  );
  return v_ranking_id;
end;
$$;

comment on function ranking.announce(jsonb, jsonb) is
'Stores a list as a new ranking and tells it: as message `aggregated_patterns` in the work queue,
for pattern_sync, and on the topic of that name, for the fleet. Returns the ranking''s number.';
