-- The heart beats on within a minute, so runs are asked too: they lie ahead until their time comes.
-- What somebody has locked waits for the next minute.
create or replace function scheduling.follow_clock()
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_now   constant timestamptz := centralcloud.clock();
  v_count bigint;
begin
  if (
    greatest(scheduling.last_beat(), (select max(r.started_at) from scheduling.runs as r))
      > v_now + interval '1 minute'
  ) is not true then
    return 0;
  end if;

  with ahead as (
    select t.task_id, k.lease
    from scheduling.tasks as t
    join scheduling.task_kinds as k on k.kind = t.kind
    where t.state = 'queued' and t.due_at > v_now
        and (
          greatest(t.requested_at, t.started_at) > v_now
          or t.due_at > v_now + greatest(interval '1 day', k.backoff * 1.25)
        )
      or t.state = 'running' and t.lease_until > v_now + k.lease
    for update of t skip locked
  ),
  mended as (
    update scheduling.tasks as t
    set
      due_at = case t.state when 'queued' then v_now else t.due_at end,
      lease_until = case t.state when 'running' then v_now + a.lease end
    from ahead as a
    where t.task_id = a.task_id
    returning t.task_id
  )
  select count(*) into v_count from mended;

  update scheduling.runs as r
  set started_at = v_now
  where r.run_id in (
    select a.run_id
    from scheduling.runs as a
    where a.state = 'running' and a.started_at > v_now
    for no key update skip locked
  );
  return v_count;
end;
$$;

comment on function scheduling.follow_clock() is
'Where the clock was set back by more than a minute: a task that was queued while it was ahead, or
waits for longer than any may, is due now; a lease that lies ahead of what its kind has ends with
that; a run that goes on began now, so that its timeout ends it. Returns how many tasks it put
right.';
