create or replace function analysis.finding_counts(p_code_base text)
returns jsonb
language sql
stable
begin atomic
  select coalesce(
    jsonb_agg(
      jsonb_build_object('tool', n.tool, 'rule', n.rule, 'count', n.findings)
      order by n.findings desc, n.tool, n.rule
    ),
    '[]'
  )
  from (
    select f.tool, f.rule, count(*) as findings
    from analysis.findings as f
    join code.current_files as c on c.file_id = f.file_id
    where c.code_base = p_code_base
    group by f.tool, f.rule
  ) as n;
end;

comment on function analysis.finding_counts(text) is
'What tools find in a code base: [{"tool", "rule", "count"}], most frequent first.';
