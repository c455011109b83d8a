-- The lock is the first act: two folds at once would each take the other's snapshots for missing.
-- UTC, because a timestamp may come without its zone; memory for the batch's sorts and hashes.
create or replace function aggregation.fold_patterns()
returns jsonb
language plpgsql
volatile
set search_path = ''
set timezone = 'UTC'
set work_mem = '128MB'
as $$
declare
  v_limit integer := centralcloud.setting('aggregation.batch_messages')::integer;
  v_first bigint;
  v_last  bigint;
  v_taken integer;
  v_late  integer;
  v_stats jsonb;
begin
  lock table aggregation.streams in share row exclusive mode;
  perform aggregation.open_batch();
  v_taken := aggregation.take_messages(v_limit);

  if v_taken > 0 then
    select min(m.msg_id), max(m.msg_id) into v_first, v_last from pg_temp.batch_messages as m;
    v_stats := aggregation.fold_or_bury(v_first, v_last);
  else
    v_stats := jsonb_build_object('messages', 0);
  end if;
  v_late := aggregation.bury_late_parts();
  v_stats := aggregation.add_stats(v_stats, jsonb_build_object('buried', v_late));
  return v_stats || jsonb_build_object('more', v_limit in (v_taken, v_late));
end;
$$;

comment on function aggregation.fold_patterns() is
'Routine of job pattern_aggregation: folds one batch of `patterns` messages (setting
aggregation.batch_messages) into what is known of each instance, in one transaction. Returns the
stats of fold_or_bury() and "more": true while there may be more to fold or bury.';
