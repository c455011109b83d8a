-- Deploy core:task_control
begin;
set local role centralcloud_owner;

alter table scheduling.task_kinds
  add column priority integer not null default 0,
  add constraint task_kind_priority_in_range check (priority between -1000 and 1000);
comment on column scheduling.task_kinds.priority is
'Priority of its tasks unless a request says another: the highest is taken first.';
comment on column scheduling.task_kinds.max_attempts is
'How often a task is tried at most. An attempt whose worker was killed counts: a task that takes
its worker with it, such as by using all memory, must come to an end. One that was handed back does
not.';
comment on column scheduling.task_kinds.backoff is
'Wait after the first failed attempt; retry_delay() says how it grows.';

alter table scheduling.tasks
  add column priority integer not null default 0,
  add column progress_done bigint,
  add column progress_total bigint,
  add column progress_unit text,
  add column progress_at timestamptz,
  add column cancelled_by text,
  add column cancel_reason text,
  add constraint task_priority_in_range check (priority between -1000 and 1000),
  add constraint progress_is_told_whole check (
    num_nonnulls(progress_done, progress_total, progress_unit, progress_at) in (0, 4)
  ),
  add constraint only_a_cancelled_task_was_cancelled check (
    (state = 'cancelled') = (cancelled_by is not null)
    and (cancel_reason is null or state = 'cancelled')
  ),
  drop constraint task_state_is_known,
  add constraint task_state_is_known
    check (state in ('queued', 'running', 'done', 'dead', 'cancelled'));
comment on table scheduling.tasks is
'What was asked of the worker: queued, running under a lease, done, dead after the last attempt, or
cancelled.';
comment on column scheduling.tasks.state is 'queued, running, done, dead or cancelled.';
comment on column scheduling.tasks.finished_at is 'When it was done, died or was cancelled.';
comment on column scheduling.tasks.priority is
'The highest is taken first, whatever waits below it; among equals what has been due the longest.';
comment on column scheduling.tasks.progress_done is
'How much of progress_total the newest attempt said is done; null: it said nothing.';
comment on column scheduling.tasks.progress_total is 'How much there is to do.';
comment on column scheduling.tasks.progress_unit is 'Of what, such as files.';
comment on column scheduling.tasks.progress_at is 'When its worker said so.';
comment on column scheduling.tasks.cancelled_by is 'The role that cancelled it; null: nobody did.';
comment on column scheduling.tasks.cancel_reason is 'Why; null: nobody said.';

-- What take_task(), expire_tasks() and task_overview() go by.
drop index scheduling.tasks_due;
drop index scheduling.tasks_closed;
create index tasks_due on scheduling.tasks (priority, due_at, task_id) include (kind)
  where state = 'queued';
create index tasks_done on scheduling.tasks (finished_at) include (kind) where state = 'done';
create index tasks_given_up on scheduling.tasks (finished_at) include (kind, state)
  where state in ('dead', 'cancelled');

-- Their arguments are others now; what open_tasks() returns has more columns.
drop function if exists scheduling.register_task_kind(
  text, text, text, integer, interval, interval
);
drop function if exists scheduling.queue_task(text, text, jsonb);
drop function if exists scheduling.request_task(text, jsonb, text);
drop function if exists scheduling.open_tasks(text);

commit;
