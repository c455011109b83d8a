create or replace function learning.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'repository_unset', 'learning.git_url', 'notice', 'no templates repository is set: rankings '
    'reach the fleet, but not Git',
    'select centralcloud.change_setting(''learning.git_url'', ''/srv/templates_data.git'')'
  where centralcloud.setting('learning.git_url') = ''
  union all
  select
    'repository_late', 'templates', 'warning',
    format('rankings have been on their way into Git since %s', s.oldest_at),
    'Does a worker run? centralcloud tasks list --kind pattern_sync says what it met.'
  from (
    select centralcloud.moment(l.oldest_at) as oldest_at
    from learning.status() as l
    where l.kind = 'repository' and l.state = 'late'
  ) as s
  union all
  select
    'repository_emptied', 'templates', 'warning',
    format(
      'the templates repository has no commit any more; the hub still holds what %s brought',
      left(c.commit, 12)
    ),
    'Was it made anew, or is learning.git_url another one? Push there what it held: all that is '
    'not a pattern would be gone with the next ranking.'
  from learning.current_commit() as c (commit)
  -- A case, lest the planner looks for the task first.
  where case
    when c.commit is not null
      then scheduling.newest_result('pattern_sync', 'templates_data') @> '{"commit": null}'
  end
  union all
  select s.* from learning.settings_findings() as s
  union all
  select f.* from learning.export_findings() as f;
end;
$$;

comment on function learning.findings() is
'A hub without a templates repository, one that rankings do not get into or that lost its commits,
and what is wrong with its settings and with the open export.';
