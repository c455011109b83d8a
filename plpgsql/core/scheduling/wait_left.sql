create or replace function scheduling.wait_left(p_job text, p_at timestamptz)
returns interval
language sql
stable
begin atomic
  select greatest(
    interval '0',
    scheduling.due_slot(j.schedule, p_at) + j.splay * scheduling.own_share(j.name) - p_at
  )
  from scheduling.jobs as j
  where j.name = p_job and j.enabled and j.schedule is not null;
end;

comment on function scheduling.wait_left(text, timestamptz) is
'How long after p_at a run of the slot due then should start, by its job''s splay; a run that comes
late waits the less. Null: there is no such job, it is disabled or has no schedule.';
