-- The whole logs are looked through each night; what was told since stands among the newest.
create or replace function routing.gap_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'log_gap', format('%s/%s', g.topic, min(g.after_offset)), 'error',
    format(
      'messages %s to %s of topic %s are gone, though no retention let them go', g.after_offset + 1,
      max(g.before_offset) - 1, g.topic
    ),
    'Something deleted them: look for it in the server''s log. Restore them from a backup, or '
    'publish anew what the fleet needs.'
  from (
    select f.topic, f.after_offset, f.before_offset from routing.found_gaps as f
    union
    select g.topic, g.after_offset, g.before_offset from routing.gaps(1000) as g
  ) as g
  group by g.topic, g.after_offset;
end;
$$;

comment on function routing.gap_findings() is
'Messages that are missing from the logs: proof of loss.';
