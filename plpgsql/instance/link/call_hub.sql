create or replace function link.call_hub(p_statement text)
returns setof jsonb
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform link.drain();
  if dblink.dblink_send_query('hub', p_statement) = 0 then
    perform link.lose_connection('It was closed before this call.');
  end if;
  perform link.await_reply();

  -- The hub's own errors pass through with their SQLSTATE, detail and hint.
  return query select t.reply from dblink.dblink_get_result('hub') as t (reply jsonb);
  perform link.drain();
exception
  when connection_exception or admin_shutdown or crash_shutdown or cannot_connect_now then
    perform link.lose_connection(sqlerrm);
end;
$$;

comment on function link.call_hub(text) is
'Runs one statement on the hub, in a transaction of its own there, over the connection that
link.connect() opened. The statement returns one jsonb column; so does this. Raises what the hub
raised, or SC304 where the connection was lost or link.timeout passed.';
