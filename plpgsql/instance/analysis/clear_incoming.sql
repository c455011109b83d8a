create or replace function analysis.clear_incoming(p_code_base text)
returns void
language sql
volatile
begin atomic
  delete from analysis.incoming_patterns where code_base = p_code_base;
  delete from analysis.incoming_occurrences where code_base = p_code_base;
  delete from analysis.incoming_findings where code_base = p_code_base;
  delete from analysis.incoming_unjudged_files where code_base = p_code_base;
end;

comment on function analysis.clear_incoming(text) is
'Forgets what came of a code base; take_scan() ends with it.';
