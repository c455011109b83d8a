-- `others`: what a handler may raise nobody can list, and none of it may hold up the log for ever.
-- A cancel ends the handler alone; what becomes of the message is written down all the same.
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
  -- What the message before made immediate stays so.
  set constraints all deferred;
  perform link.call_handler(p_delivery -> 'payload');
  set constraints all immediate;
  return null;
exception
  when query_canceled or assert_failure or others then
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
sqlstate, error, detail and context are returned, whatever it was. Constraints that can be deferred
are, until the handler is done.';
