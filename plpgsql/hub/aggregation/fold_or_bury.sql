-- Halves what failed until the message that can't be processed is alone: a poisoned batch costs a
-- handful of extra folds, not one a message. What isn't the message's fault (a full disk) goes up.
create or replace function aggregation.fold_or_bury(p_first bigint, p_last bigint)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_sqlstate text;
  v_error    text;
  v_detail   text;
  v_context  text;
  v_middle   bigint;
  v_next     bigint;
begin
  begin
    return aggregation.fold_messages(p_first, p_last);
  exception
    -- feature_not_supported: what numeric says of a NaN that is to be an integer.
    when data_exception or integrity_constraint_violation or cardinality_violation
      or program_limit_exceeded or feature_not_supported
      or sqlstate 'SC206' or sqlstate 'SC207'
    then
      get stacked diagnostics
        v_sqlstate = returned_sqlstate,
        v_error    = message_text,
        v_detail   = pg_exception_detail,
        v_context  = pg_exception_context;
  end;

  if p_first = p_last then
    perform intake.bury(
      p_type     => 'patterns',
      p_msg_id   => p_first,
      p_sqlstate => v_sqlstate,
      p_error    => v_error,
      p_detail   => v_detail,
      p_context  => split_part(v_context, E'\nPL/pgSQL function aggregation.fold_or_bury', 1)
    );
    return jsonb_build_object('messages', 1, 'buried', 1);
  end if;

  select percentile_disc(0.5) within group (order by m.msg_id) into v_middle
  from pg_temp.batch_messages as m
  where m.msg_id between p_first and p_last;
  select min(m.msg_id) into v_next
  from pg_temp.batch_messages as m
  where m.msg_id > v_middle;
  return aggregation.add_stats(
    aggregation.fold_or_bury(p_first, v_middle),
    aggregation.fold_or_bury(v_next, p_last)
  );
end;
$$;

comment on function aggregation.fold_or_bury(bigint, bigint) is
'Folds the batch''s messages in this range of ids (both ends are messages); those that can''t be
processed (class 0A, 22, 23, 54, SC206, SC207) become dead letters with their diagnostics and hold
up no other. Returns the stats of fold_messages() over all, with "buried" counted.';
