create or replace function analysis.take_findings(p_code_base text)
returns void
language sql
volatile
begin atomic
  insert into analysis.findings (file_id, tool, rule, line, column_number, message)
  select c.file_id, i.tool, i.rule, i.line, i.column_number, i.message
  from analysis.incoming_findings as i
  join code.current_files as c on c.code_base = p_code_base and c.path = i.path
  where i.code_base = p_code_base
  order by c.file_id, i.line, i.column_number;

  insert into analysis.unjudged_files (file_id, tool, reason)
  select c.file_id, i.tool, i.reason
  from analysis.incoming_unjudged_files as i
  join code.current_files as c on c.code_base = p_code_base and c.path = i.path
  where i.code_base = p_code_base;
end;

comment on function analysis.take_findings(text) is
'Takes over what tools said of the scanned files, and of which they could say nothing.';
