create or replace function analysis.take_scan(p_code_base text, p_tools jsonb)
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_name text := (code.code_base(p_code_base)).name;
begin
  perform analysis.forget_vanished();
  perform analysis.take_patterns(p_code_base);
  perform analysis.take_findings(p_code_base);
  perform analysis.take_occurrences(p_code_base);
  perform analysis.forget_retired(p_code_base);
  perform analysis.clear_incoming(p_code_base);

  insert into analysis.scans (code_base, tools, scanned_at)
  values (v_name, p_tools, centralcloud.clock())
  on conflict (code_base) do update
  set tools = excluded.tools, scanned_at = excluded.scanned_at;
  return analysis.totals(p_code_base);
end;
$$;

comment on function analysis.take_scan(text, jsonb) is
'Takes over what was copied into analysis.incoming_* of the files that code.take_ingest() replaced
before it, in the same transaction. Files that did not come stay as they were. p_tools:
[{"name", "version"}]. Returns analysis.totals(). Raises SC701.';
