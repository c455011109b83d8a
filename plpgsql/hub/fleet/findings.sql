create or replace function fleet.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select f.* from fleet.heartbeat_findings() as f
  union all
  select f.* from fleet.login_findings() as f
  union all
  select f.* from fleet.quota_findings() as f;
end;
$$;

comment on function fleet.findings() is
'What is wrong with the instances, as far as a hub can tell.';
