create or replace function aggregation.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'aliases_suggested', 'aggregation.suggested_aliases', 'notice',
    case count(*)
      when 1 then '1 pair of patterns looks like one pattern'
      else format('%s pairs of patterns look like one pattern each', count(*))
    end,
    '`centralcloud aliases suggest` shows them; then `aliases accept` or `aliases dismiss` each.'
  from aggregation.suggested_aliases as s
  having count(*) > 0;
end;
$$;

comment on function aggregation.findings() is
'Suggested aliases that wait for somebody to decide.';
