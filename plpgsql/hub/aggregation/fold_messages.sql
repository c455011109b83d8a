create or replace function aggregation.fold_messages(p_first bigint, p_last bigint)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_messages integer;
  v_unknown  text;
  v_stats    jsonb;
begin
  select count(*), min(m.source) filter (where m.source_id is null)
  into v_messages, v_unknown
  from pg_temp.batch_messages as m
  where m.msg_id between p_first and p_last;

  if v_unknown is not null then
    raise exception 'instance % is not in the fleet', v_unknown
      using errcode = 'SC206',
            detail  = 'What an instance says is kept only while the fleet knows it.',
            hint    = 'Register it again with `centralcloud fleet add` and redrive the message.';
  end if;

  perform aggregation.clear_batch();
  perform aggregation.keep_parts(p_first, p_last);
  perform aggregation.accept_snapshots(p_first, p_last);
  perform aggregation.read_observations();
  v_stats := aggregation.merge_observations();
  perform aggregation.merge_names();
  perform aggregation.read_bands();
  perform aggregation.merge_bands();

  return v_stats || aggregation.batch_stats() || jsonb_build_object(
    'messages', v_messages,
    'buried',   0
  );
end;
$$;

comment on function aggregation.fold_messages(bigint, bigint) is
'Folds the batch''s messages in this range of ids, all or nothing. Returns {"messages",
"snapshots": accepted, "confirmed": of these, unchanged, "written", "retracted": observations,
"buried": 0}. Raises SC206 for a message of an instance that was removed since, and whatever data
exception or violated constraint a message that can''t be processed leads to.';
