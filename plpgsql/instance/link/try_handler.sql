-- Whole classes (a state ending in 000 means its class): whatever may be the fault of the message
-- or its handler. What is the server's (no memory, no disk, a deadlock, a cancel) ends the pass.
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
  when sqlstate 'SC000' or plpgsql_error or data_exception or integrity_constraint_violation
    or cardinality_violation or with_check_option_violation or program_limit_exceeded
    or syntax_error_or_access_rule_violation or invalid_schema_name or feature_not_supported
    or object_not_in_prerequisite_state or triggered_data_change_violation
    or triggered_action_exception or case_not_found or invalid_cursor_state
    or invalid_cursor_name or invalid_sql_statement_name or invalid_catalog_name
    or invalid_transaction_state or invalid_transaction_termination or savepoint_exception
    or invalid_role_specification or dependent_privilege_descriptors_still_exist
    or sql_routine_exception or external_routine_exception
    or external_routine_invocation_exception or fdw_error
  then
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
sqlstate, error, detail and context are returned. Raises what is no fault of message or handler.';
