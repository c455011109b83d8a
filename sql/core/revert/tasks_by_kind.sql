-- Revert core:tasks_by_kind
begin;
set local role centralcloud_owner;

drop index scheduling.tasks_failing;
drop index scheduling.tasks_due;
create index tasks_due on scheduling.tasks (priority, due_at, task_id) include (kind)
  where state = 'queued';

commit;
