create or replace function routing.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select f.* from routing.gap_findings() as f
  union all
  select f.* from routing.reader_findings() as f
  union all
  select f.* from routing.retention_findings() as f;
end;
$$;

comment on function routing.findings() is
'What is wrong with the logs of the topics and with those who read them.';
