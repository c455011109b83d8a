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
    'folder_late', f.name, 'warning',
    format(
      'folder %s (%s) was to be read %s, and was not', f.name, f.path,
      centralcloud.moment(f.requested_at)
    ),
    format(
      'Is it there? `centralcloud tasks list` says what the worker met. To take it out: '
      'select knowledge.forget_folder(%L)', f.name
    )
  from knowledge.folders as f
  where knowledge.is_load_late(f)
  union all
  select
    'usage_report_late', 'uses', 'warning',
    format('uses of artifacts wait to be counted since %s', centralcloud.moment(min(u.used_at))),
    'Does job usage_report run? `centralcloud jobs list` says how it went.'
  from knowledge.uses as u
  having min(u.used_at) < centralcloud.clock() - interval '1 day'
  union all
  select
    'artifact_untold', n.name, 'warning',
    format('%s is used, but its content cannot be told to the hub', n.name),
    'It refers to what is gone, or is too large for a message: so it can''t be learned from.'
  from knowledge.reports as r
  cross join unnest(r.untold) as n (name)
  union all
  select
    'invalid_files', coalesce(i.folder, left(i.commit, 12)), 'warning',
    format(
      'files of %s that could not be loaded: %s',
      coalesce('folder ' || i.folder, 'commit ' || left(i.commit, 12)), count(distinct i.file)
    ),
    '`centralcloud knowledge invalid` shows them, and why.'
  from knowledge.invalid_files as i
  group by i.folder, i.commit
$$;

comment on function knowledge.findings() is
'Repositories and folders that do not get here, files in them that could not be loaded, uses that
nobody counts and artifacts that the hub can''t be told of.';
