create or replace function link.connect_timeout()
returns interval
language sql
stable
begin atomic
  select make_interval(secs => o.option_value::double precision)
  from pg_catalog.pg_foreign_server as s
  cross join pg_catalog.pg_options_to_table(s.srvoptions) as o
  where s.srvname = 'hub' and o.option_name = 'connect_timeout';
end;

comment on function link.connect_timeout() is
'For how long libpq waits for the hub to take a connection; null: it was joined to none.';
