create or replace function scheduling.settle_job(p_job text)
returns void
language sql
volatile
begin atomic
  update scheduling.jobs as j
  set
    schedule = e.schedule, catch_up = e.catch_up, catch_up_limit = e.catch_up_limit,
    max_attempts = e.max_attempts, backoff = e.backoff, timeout = e.timeout, splay = e.splay,
    slots_since = case
      when j.schedule is distinct from e.schedule then centralcloud.clock()
      else j.slots_since
    end
  from scheduling.jobs as o
  cross join lateral jsonb_populate_record(o, o.registered || o.chosen) as e
  where o.name = p_job
    and j.name = o.name
    and (
      j.schedule, j.catch_up, j.catch_up_limit, j.max_attempts, j.backoff, j.timeout, j.splay
    ) is distinct from (
      e.schedule, e.catch_up, e.catch_up_limit, e.max_attempts, e.backoff, e.timeout, e.splay
    );
end;

comment on function scheduling.settle_job(text) is
'Has a job run by what is registered of it and, over that, chosen. Slots before a new schedule were
not missed. Raises 22xxx for what is not of its type, 23514 for what is out of range.';
