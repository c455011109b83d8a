create or replace function link.dial()
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_reason text;
begin
  perform link.disconnect();
  perform dblink.dblink_connect('hub', 'hub');
  return null;
exception
  when connection_exception or sqlstate '2F003' then
    get stacked diagnostics v_reason = pg_exception_detail;
    return v_reason;
end;
$$;

comment on function link.dial() is
'Tries once to open dblink connection hub, anew where there was one. Returns null, or libpq''s words
for why it failed.';
