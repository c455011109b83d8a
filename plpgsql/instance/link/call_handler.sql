create or replace function link.call_handler(p_message jsonb)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_routine text := link.handler_of(p_message ->> 'type');
begin
  if v_routine is not null then
    execute format('select %s($1)', v_routine::regproc) using p_message;
  end if;
end;
$$;

comment on function link.call_handler(jsonb) is
'Calls the function registered for a message''s type; a type without one has no effect here.';
