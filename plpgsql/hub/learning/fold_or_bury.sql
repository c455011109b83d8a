create or replace function learning.fold_or_bury(
  p_msg_id      bigint,
  p_source      text,
  p_received_at timestamptz,
  p_message     jsonb
)
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
begin
  return jsonb_build_object(
    'messages', 1,
    'snapshots', learning.fold_message(p_msg_id, p_source, p_received_at, p_message),
    'buried', 0
  );
exception
  -- feature_not_supported: what numeric says of a NaN that is to be an integer.
  when data_exception or integrity_constraint_violation or cardinality_violation
    or program_limit_exceeded or feature_not_supported
    or sqlstate 'SC612' or sqlstate 'SC613'
  then
    get stacked diagnostics
      v_sqlstate = returned_sqlstate,
      v_error    = message_text,
      v_detail   = pg_exception_detail,
      v_context  = pg_exception_context;
    perform intake.bury(
      p_type     => 'learned_artifacts',
      p_msg_id   => p_msg_id,
      p_sqlstate => v_sqlstate,
      p_error    => v_error,
      p_detail   => v_detail,
      p_context  => split_part(v_context, E'\nPL/pgSQL function learning.fold_or_bury', 1)
    );
    return jsonb_build_object('messages', 1, 'snapshots', 0, 'buried', 1);
end;
$$;

comment on function learning.fold_or_bury(bigint, text, timestamptz, jsonb) is
'Folds one learned_artifacts message; one that can''t be processed (class 0A, 22, 23, 54, SC612,
SC613) becomes a dead letter with its diagnostics and holds up no other. Returns {"messages",
"snapshots": taken over, "buried"}.';
