create or replace function scheduling.register_task_kind(
  p_kind         text,
  p_description  text,
  p_on_finish    text default null,
  p_max_attempts integer default 5,
  p_lease        interval default '2 minutes',
  p_backoff      interval default '30 seconds',
  p_priority     integer default 0
)
returns void
language sql
volatile
begin atomic
  insert into scheduling.task_kinds as k (
    kind, description, on_finish, max_attempts, lease, backoff, priority
  )
  values (p_kind, p_description, p_on_finish, p_max_attempts, p_lease, p_backoff, p_priority)
  on conflict (kind) do update
  set
    description = excluded.description, on_finish = excluded.on_finish,
    max_attempts = excluded.max_attempts, lease = excluded.lease, backoff = excluded.backoff,
    priority = excluded.priority
  where (k.description, k.on_finish, k.max_attempts, k.lease, k.backoff, k.priority)
    is distinct from (
      excluded.description, excluded.on_finish, excluded.max_attempts, excluded.lease,
      excluded.backoff, excluded.priority
    );
end;

comment on function scheduling.register_task_kind(
  text, text, text, integer, interval, interval, integer
) is
'Says that the worker can be asked for this. p_on_finish is room.verb(payload jsonb, result jsonb)
returns void, called in the transaction that finishes a task; a worker silent for p_lease loses its
task; a failed one waits p_backoff, doubled each time, and is dead after p_max_attempts, those that
a killed worker began among them; the highest p_priority goes first. Said again by every install.';
