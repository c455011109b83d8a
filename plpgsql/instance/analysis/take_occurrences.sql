-- What came after the line of an idiom is often where it hurts, so a finding anywhere in the extent
-- (the function around it) makes the occurrence failed; the first one is named.
create or replace function analysis.take_occurrences(p_code_base text)
returns void
language sql
volatile
begin atomic
  insert into analysis.occurrences (
    file_id, fingerprint, start_line, end_line, extent_start_line, extent_end_line, failed_by
  )
  select
    c.file_id, i.fingerprint, i.start_line, i.end_line, i.extent_start_line, i.extent_end_line,
    f.finding_id
  from analysis.incoming_occurrences as i
  join code.current_files as c on c.code_base = p_code_base and c.path = i.path
  left join lateral (
    select n.finding_id
    from analysis.findings as n
    where n.file_id = c.file_id and n.line between i.extent_start_line and i.extent_end_line
    order by n.line, n.column_number, n.finding_id
    limit 1
  ) as f on true
  where i.code_base = p_code_base
  order by c.file_id, i.start_line;
end;

comment on function analysis.take_occurrences(text) is
'Takes over where patterns occur in the scanned files; call take_findings() first, for an occurrence
with a finding in its extent is failed by it.';
