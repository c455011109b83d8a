-- The hub counts the messages of a batch; of one alone, [0] says nothing.
create or replace function link.send_alone(p_outbox_id bigint)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_sqlstate text;
  v_error    text;
  v_detail   text;
  v_hint     text;
begin
  begin
    perform link.send(array[p_outbox_id]);
    return 'sent';
  exception
    when sqlstate 'SC101' or sqlstate 'SC102' or sqlstate 'SC103' or sqlstate 'SC104'
      or sqlstate 'SC105' or sqlstate 'SC106'
      or data_exception or program_limit_exceeded or integrity_constraint_violation
    then
      get stacked diagnostics
        v_sqlstate = returned_sqlstate,
        v_error    = message_text,
        v_detail   = pg_exception_detail,
        v_hint     = pg_exception_hint;
  end;

  if v_sqlstate in ('SC105', 'SC106') then
    perform link.hold_outbox(v_sqlstate, v_error, v_hint);
    return 'held';
  end if;
  update link.outbox
  set
    state    = 'refused',
    attempts = attempts + 1,
    sqlstate = v_sqlstate,
    error    = regexp_replace(v_error, '^message \[0\]', 'the message'),
    detail   = nullif(regexp_replace(v_detail, '^\[0\]\.', '', 'gn'), '')
  where outbox_id = p_outbox_id;
  return 'refused';
end;
$$;

comment on function link.send_alone(bigint) is
'Sends one message of the outbox and returns what became of it: sent; refused, with the hub''s
SQLSTATE, message and detail kept beside it; held where the hub takes none now (quota, pause) and it
waits. Any other error is no fault of the message and is raised.';
