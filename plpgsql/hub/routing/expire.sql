create or replace function routing.expire()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_batch   constant bigint := centralcloud.setting('routing.expire_batch')::bigint;
  v_topic   text;
  v_stats   jsonb := '{}'::jsonb;
  v_expired bigint;
  v_unasked bigint := routing.give_up_unasked(v_batch);
  v_pruned  bigint;
  v_gaps    bigint;
  v_more    boolean := v_unasked >= v_batch;
begin
  perform routing.expire_dead_deliveries();

  -- In the order in which publishers of several topics lock them.
  for v_topic in select t.topic from routing.topics as t order by t.topic
  loop
    v_expired := routing.expire_topic(v_topic, v_batch);
    v_more := v_more or v_expired >= v_batch;
    if v_expired > 0 then
      v_stats := v_stats || jsonb_build_object(v_topic, v_expired);
    end if;
  end loop;

  v_pruned := routing.prune_cursors(v_batch);
  v_more := v_more or v_pruned >= v_batch;
  if not v_more then
    v_gaps := routing.note_gaps();
  end if;
  return jsonb_strip_nulls(
    jsonb_build_object(
      'expired', v_stats, 'given_up', nullif(v_unasked, 0), 'steps', nullif(v_pruned, 0),
      'gaps', nullif(v_gaps, 0), 'more', v_more
    )
  );
end;
$$;

comment on function routing.expire() is
'Routine of job routing_retention: lets the logs go as their topics'' policies say, gives up what
was rejected and is not fetched again, and forgets the steps of cursors but the last, at most
routing.expire_batch a topic and call; then notes the gaps in the logs. Returns the messages expired
by topic; given_up, steps and gaps where there were any; and more.';
