-- The publication comes last: it locks its topic until the transaction ends.
create or replace function ranking.announce(p_ranking_id bigint, p_entries jsonb, p_stats jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_message constant jsonb := jsonb_build_object(
    'type',       'aggregated_patterns',
    'patterns',   p_entries,
    'stats',      p_stats,
    'ranking_id', p_ranking_id,
    'timestamp',  to_jsonb(centralcloud.clock())
  );
begin
  perform intake.enqueue(v_message);
  perform routing.publish(
    p_topic   => 'aggregated_patterns',
    p_payload => v_message,
    p_key     => 'ranking'
  );
end;
$$;

comment on function ranking.announce(bigint, jsonb, jsonb) is
'Tells a ranking, its entries and what they were chosen from: as message `aggregated_patterns` in
the work queue, for pattern_sync, and on the topic of that name, for the fleet.';
