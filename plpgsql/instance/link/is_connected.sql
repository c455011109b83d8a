-- What failed may have left it in the middle of an answer or of a transaction (a statement alone
-- begins its own), to another hub, or dead.
create or replace function link.is_connected()
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
begin
  if not 'hub' = any (coalesce(dblink.dblink_get_connections(), '{}'))
    or current_setting('centralcloud.hub_joined_at', true)
      is distinct from (select h.joined_at::text from link.hub as h)
  then
    return false;
  end if;
  if dblink.dblink_is_busy('hub') = 1 then
    return false;
  end if;
  return (
    select r.reply = 'true'
    from link.call_hub('select to_jsonb(now() = statement_timestamp())') as r (reply)
  );
exception
  when sqlstate 'SC304' or in_failed_sql_transaction then
    return false;
end;
$$;

comment on function link.is_connected() is
'Whether dblink connection hub is open, leads to the hub that this database is joined to now,
answers, and is in no transaction.';
