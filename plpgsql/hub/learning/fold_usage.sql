-- The lock is the first act: two folds at once would each take the other's snapshots for missing.
-- UTC, because a timestamp may come without its zone.
create or replace function learning.fold_usage()
returns jsonb
language plpgsql
volatile
set search_path = ''
set timezone = 'UTC'
as $$
declare
  v_limit   constant integer := centralcloud.setting('learning.batch_messages')::integer;
  v_stats   jsonb := jsonb_build_object('messages', 0, 'snapshots', 0, 'buried', 0);
  v_message record;
  v_late    integer;
begin
  lock table learning.streams in share row exclusive mode;
  for v_message in
    select t.msg_id, t.source, t.received_at, t.message
    from intake.take(p_type => 'learned_artifacts', p_limit => v_limit) as t
  loop
    v_stats := aggregation.add_stats(
      v_stats,
      learning.fold_or_bury(
        v_message.msg_id, v_message.source, v_message.received_at, v_message.message
      )
    );
  end loop;
  v_late := learning.bury_late_parts(v_limit);
  return v_stats || jsonb_build_object(
    'late_parts', v_late,
    'more', v_limit in ((v_stats ->> 'messages')::integer, v_late)
  );
end;
$$;

comment on function learning.fold_usage() is
'Routine of job learning_aggregation: folds one batch of learned_artifacts messages (setting
learning.batch_messages) into what is known of each instance, in one transaction. Returns
{"messages", "snapshots": taken over, "buried", "late_parts", "more": true while there may be more
to fold or bury}.';
