create or replace function fleet.limit_connections(p_name text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_limit constant integer := fleet.quota(p_name, 'max_connections');
begin
  execute format('alter role %I connection limit %s', p_name, v_limit);
end;
$$;

comment on function fleet.limit_connections(text) is
'Lets the login of an instance have as many connections at once as its quota max_connections says.';
