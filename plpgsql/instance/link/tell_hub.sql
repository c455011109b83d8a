create or replace function link.tell_hub(p_command text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform link.drain();
  perform dblink.dblink_send_query('hub', p_command);
  perform link.await_reply();
  perform from dblink.dblink_get_result('hub') as t (status text);
  perform link.drain();
exception
  when connection_exception or admin_shutdown or crash_shutdown or cannot_connect_now then
    perform link.lose_connection(sqlerrm);
end;
$$;

comment on function link.tell_hub(text) is
'Runs a command that returns no rows, such as begin or commit, on the hub over the connection that
link.connect() opened. Raises what the hub raised, or SC304 where the connection was lost or
link.timeout passed.';
