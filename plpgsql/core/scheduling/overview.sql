create or replace function scheduling.overview()
returns table (
  job text, schedule text, after text[], enabled boolean, last_state text,
  last_started_at timestamptz, last_success_at timestamptz, last_error text,
  next_slot_at timestamptz, description text, disabled_at timestamptz, disabled_by text,
  disabled_reason text
)
language sql
stable
begin atomic
  select
    j.name, j.schedule, j.after, j.enabled, h.newest_state, h.newest_started_at,
    h.last_success_at, h.newest_error,
    case when j.enabled then scheduling.next_slot(j.schedule, centralcloud.clock()) end,
    j.description, j.disabled_at, j.disabled_by, j.disabled_reason
  from scheduling.jobs as j
  join scheduling.health() as h on h.job = j.name
  order by j.name;
end;

comment on function scheduling.overview() is
'Every job, how its newest run went, when it last succeeded, what its next slot is (null: it has
none, or is disabled), and since when, by whom and why it is disabled.';
