-- Like the job runner, this calls what other rooms registered, so it must survive whatever they
-- raise. What is no fault of the message (no memory, no disk, a deadlock) ends the pass instead.
create or replace function link.try_handler(p_delivery jsonb)
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
  perform link.call_handler(p_delivery -> 'payload');
  set constraints all immediate;
  return null;
exception
  when transaction_rollback or insufficient_resources or operator_intervention or system_error then
    raise;
  when assert_failure or others then
    get stacked diagnostics
      v_sqlstate = returned_sqlstate,
      v_error    = message_text,
      v_detail   = pg_exception_detail,
      v_context  = pg_exception_context;
    return jsonb_build_object(
      'sqlstate', v_sqlstate, 'error', v_error, 'detail', v_detail, 'context', v_context
    );
end;
$$;

comment on function link.try_handler(jsonb) is
'Calls the handler of a delivery. Returns null where it succeeded, else its effects are undone and
sqlstate, error, detail and context are returned.';
