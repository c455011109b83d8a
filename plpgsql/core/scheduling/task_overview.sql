-- Counted in indexes, which hold that alone, and never without end: a limit also keeps the planner
-- from reading all of a history that nobody vacuumed. What is running is never much.
create or replace function scheduling.task_overview()
returns table (
  kind          text,
  queued        bigint,
  due           bigint,
  oldest_due_at timestamptz,
  running       bigint,
  expired       bigint,
  dead          bigint,
  cancelled     bigint,
  done_last_day bigint
)
language sql
stable
begin atomic
  -- Read once: an index can't be searched for what may differ from row to row.
  with clock as (
    select centralcloud.clock() as now_at
  ),
  running as (
    select
      t.kind, count(*) as running,
      count(*) filter (where t.lease_until <= (select c.now_at from clock as c)) as expired
    from scheduling.tasks as t
    where t.state = 'running'
    group by t.kind
  ),
  given_up as (
    select
      t.kind, count(*) filter (where t.state = 'dead') as dead,
      count(*) filter (where t.state = 'cancelled') as cancelled
    from (
      select t.kind, t.state
      from scheduling.tasks as t
      where t.state in ('dead', 'cancelled')
      order by t.finished_at desc
      limit scheduling.count_limit()
    ) as t
    group by t.kind
  ),
  done as (
    select t.kind, count(*) as done_last_day
    from (
      select t.kind
      from scheduling.tasks as t
      where t.state = 'done'
        and t.finished_at > (select c.now_at from clock as c) - interval '1 day'
      order by t.finished_at desc
      limit scheduling.count_limit()
    ) as t
    group by t.kind
  )
  select
    k.kind, w.queued, w.due, w.oldest_due_at, coalesce(r.running, 0), coalesce(r.expired, 0),
    coalesce(g.dead, 0), coalesce(g.cancelled, 0), coalesce(d.done_last_day, 0)
  from scheduling.task_kinds as k
  cross join clock as c
  cross join lateral scheduling.waiting_tasks(k.kind, c.now_at) as w
  left join running as r on r.kind = k.kind
  left join given_up as g on g.kind = k.kind
  left join done as d on d.kind = k.kind
  order by k.kind;
end;

comment on function scheduling.task_overview() is
'Each kind of task in numbers: queued, of those due now and since when the oldest, running, of those
expired (their worker''s lease is over), dead, cancelled, done in 24 hours. No more are counted than
count_limit() says: queued and due ones of a kind, and the newest of those that ended.';
