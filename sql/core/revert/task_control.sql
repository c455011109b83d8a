-- Revert core:task_control
begin;
set local role centralcloud_owner;

drop function if exists scheduling.register_task_kind(
  text, text, text, integer, interval, interval, integer
);
drop function if exists scheduling.queue_task(text, text, jsonb, integer);
drop function if exists scheduling.request_task(text, jsonb, text, integer);
drop function if exists scheduling.open_tasks(text);

-- An older version knows no cancelled task.
delete from scheduling.tasks where state = 'cancelled';
drop index scheduling.tasks_due;
drop index scheduling.tasks_done;
drop index scheduling.tasks_given_up;
create index tasks_due on scheduling.tasks (due_at, task_id) where state = 'queued';
create index tasks_closed on scheduling.tasks (finished_at) where state in ('done', 'dead');
alter table scheduling.tasks
  drop constraint task_state_is_known,
  add constraint task_state_is_known check (state in ('queued', 'running', 'done', 'dead')),
  drop column cancel_reason cascade,
  drop column cancelled_by cascade,
  drop column progress_at cascade,
  drop column progress_unit cascade,
  drop column progress_total cascade,
  drop column progress_done cascade,
  drop column priority cascade;
alter table scheduling.task_kinds drop column priority cascade;

comment on table scheduling.tasks is
'What was asked of the worker: queued, running under a lease, done, or dead after the last
attempt.';
comment on column scheduling.tasks.state is 'queued, running, done or dead.';
comment on column scheduling.tasks.finished_at is 'When it was done or died.';
comment on column scheduling.task_kinds.max_attempts is 'How often a task is tried at most.';
comment on column scheduling.task_kinds.backoff is
'Wait after the first failed attempt; it doubles with each further one.';

commit;
