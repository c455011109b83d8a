create or replace function analysis.totals(p_code_base text)
returns jsonb
language sql
stable
begin atomic
  select jsonb_build_object(
    'patterns', count(*),
    'occurrences', coalesce(sum(c.occurrences), 0),
    'trials', coalesce(sum(c.trials), 0),
    'successes', coalesce(sum(c.successes), 0),
    'findings', (
      select count(*)
      from analysis.findings as f
      join code.current_files as l on l.file_id = f.file_id
      where l.code_base = p_code_base
    )
  )
  from analysis.pattern_counts as c
  where c.code_base = p_code_base;
end;

comment on function analysis.totals(text) is
'What is known of a code base: {"patterns", "occurrences", "trials", "successes", "findings"}.';
