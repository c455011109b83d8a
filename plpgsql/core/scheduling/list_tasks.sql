create or replace function scheduling.list_tasks(
  p_state text default null,
  p_kind  text default null,
  p_limit integer default 50
)
returns table (
  task_id        bigint,
  kind           text,
  key            text,
  state          text,
  priority       integer,
  attempt        integer,
  max_attempts   integer,
  requested_at   timestamptz,
  due_at         timestamptz,
  started_at     timestamptz,
  finished_at    timestamptz,
  worker         text,
  lease_until    timestamptz,
  progress_done  bigint,
  progress_total bigint,
  progress_unit  text,
  error          text,
  cancelled_by   text,
  cancel_reason  text
)
language sql
stable
begin atomic
  select
    t.task_id, t.kind, t.key, t.state, t.priority, t.attempt, k.max_attempts, t.requested_at,
    t.due_at, t.started_at, t.finished_at, t.worker, t.lease_until, t.progress_done,
    t.progress_total, t.progress_unit, t.error, t.cancelled_by, t.cancel_reason
  from scheduling.tasks as t
  join scheduling.task_kinds as k on k.kind = t.kind
  where (p_state is null or t.state = p_state) and (p_kind is null or t.kind = p_kind)
  order by t.task_id desc
  limit case when p_limit < 0 then 0 else p_limit end;
end;

comment on function scheduling.list_tasks(text, text, integer) is
'The newest p_limit tasks (null: all) in a state, of a kind (null: any), without payload and
result.';
