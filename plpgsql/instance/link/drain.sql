-- After an error libpq still holds the end of the command; the next one can't be sent before.
create or replace function link.drain()
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  loop
    perform from dblink.dblink_get_result('hub', false) as t (reply jsonb);
    exit when not found;
  end loop;
end;
$$;

comment on function link.drain() is
'Reads what is left of the last command on dblink connection hub.';
