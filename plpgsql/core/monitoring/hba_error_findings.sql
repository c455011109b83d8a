create or replace function monitoring.hba_error_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'hba_error', h.line, case when h.type is null then 'error' else 'notice' end,
    format(
      '%s: %s: %s', h.line, h.error,
      case
        when h.type is null
          then 'the server keeps the rules that it had, and would not start with these'
        else 'no login can match it'
      end
    ),
    'Mend the line, then: select pg_reload_conf()'
  from monitoring.hba_rules() as h
  where h.error is not null;
end;
$$;

comment on function monitoring.hba_error_findings() is
'Lines of pg_hba.conf that the server does not understand, so that it keeps its old rules; a notice
where it is one that no login can match (check hba_error).';
