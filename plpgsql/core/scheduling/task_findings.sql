create or replace function scheduling.task_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  with tasks as materialized (
    select
      o.*, sum(o.running - o.expired) over () > 0 as somebody_works,
      concat(o.due, case when o.due >= scheduling.count_limit() then ' or more' end) as due_text,
      o.oldest_due_at < t.now_ - centralcloud.setting('scheduling.task_wait_limit')::interval
        as is_late
    from scheduling.task_overview() as o
    cross join centralcloud.clock() as t (now_)
  )
  select f.check_name, t.kind, f.severity, f.finding, f.hint
  from tasks as t
  cross join lateral (
    values
      (
        t.is_late and not t.somebody_works, 'worker_stopped', 'error',
        format(
          'tasks of kind %s that are due: %s, the oldest since %s, and no worker takes any', t.kind,
          t.due_text, centralcloud.moment(t.oldest_due_at)
        ),
        'centralcloud worker must run; centralcloud worker --systemd prints a unit for it.'
      ),
      (
        t.is_late and t.somebody_works, 'tasks_late', 'warning',
        format(
          'tasks of kind %s that are due: %s, the oldest since %s; the workers are busy', t.kind,
          t.due_text, centralcloud.moment(t.oldest_due_at)
        ),
        'centralcloud tasks list --state running shows with what; another worker may run beside.'
      ),
      (
        t.expired > 0, 'lease_expired', 'warning',
        format('running tasks of kind %s whose worker went silent: %s', t.kind, t.expired),
        'The next worker takes them over: does one run?'
      ),
      (
        t.dead > 0, 'dead_tasks', 'warning',
        format('tasks of kind %s that failed in their last attempt: %s', t.kind, t.dead),
        format(
          'centralcloud tasks list --state dead --kind %s says why; then tasks redrive, or '
          'discard.', t.kind
        )
      )
  ) as f (is_so, check_name, severity, finding, hint)
  where f.is_so
  union all
  select
    'task_failing', k.kind, 'warning',
    format(
      'tasks of kind %s that failed and will be tried again: %s, lastly: %s', k.kind,
      concat(f.failed, case when f.failed >= scheduling.count_limit() then ' or more' end), f.error
    ),
    format('centralcloud tasks list --state queued --kind %s says when.', k.kind)
  from scheduling.task_kinds as k
  cross join lateral scheduling.failing_tasks(k.kind) as f
  where f.failed > 0;
end;
$$;

comment on function scheduling.task_findings() is
'Tasks that no worker takes, that wait behind others for longer than the setting
scheduling.task_wait_limit, whose worker went silent, that failed and wait for another attempt, or
that were given up.';
