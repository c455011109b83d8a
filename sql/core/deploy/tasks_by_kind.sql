-- Deploy core:tasks_by_kind
begin;
set local role centralcloud_owner;

-- What take_task() and task_overview() go by, also where a worker knows few of the kinds that wait;
-- then what task_findings() does.
drop index scheduling.tasks_due;
create index tasks_due on scheduling.tasks (kind, priority, due_at, task_id)
  where state = 'queued';
create index tasks_failing on scheduling.tasks (kind, due_at)
  where state = 'queued' and error is not null;

commit;
