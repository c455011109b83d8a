create or replace function knowledge.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language sql
stable
set search_path = ''
as $$
  select
    'repository_late', r.git_url, 'warning',
    format(
      'commit %s of %s was to be pulled %s, and is not here yet', left(r.requested_commit, 12),
      r.git_url, centralcloud.moment(r.requested_at)
    ),
    'Does a worker run? centralcloud tasks list --kind templates_pull says what it met.'
  from knowledge.repositories as r
  where knowledge.is_pull_late(r)
  union all
  select
    'invalid_files', left(i.commit, 12), 'warning',
    format('%s files of commit %s could not be loaded', count(distinct i.file), left(i.commit, 12)),
    'select file, path, reason from knowledge.invalid_files'
  from knowledge.invalid_files as i
  group by i.commit
$$;

comment on function knowledge.findings() is
'Repositories that do not get here, and files in them that could not be loaded.';
