create or replace function scheduling.samples()
returns table (metric text, labels jsonb, value float8)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select s.metric, jsonb_build_object('job', j.name), s.value
  from scheduling.jobs as j
  left join lateral (
    select r.finished_at - r.started_at as took
    from scheduling.runs as r
    where r.job between j.name and j.name and r.state = 'succeeded'
    order by r.job desc, r.run_id desc
    limit 1
  ) as success on true
  cross join lateral (
    values
      ('centralcloud_job_last_duration_seconds', extract(epoch from success.took)::float8),
      (
        'centralcloud_job_next_slot_timestamp_seconds',
        case
          when j.enabled
            then extract(epoch from scheduling.next_slot(j.schedule, centralcloud.clock()))
        end
      )
  ) as s (metric, value)
  where s.value is not null
  union all
  select
    'centralcloud_tasks', jsonb_build_object('kind', o.kind, 'state', s.state), s.count_::float8
  from scheduling.task_overview() as o
  cross join lateral (
    values ('queued', o.queued), ('running', o.running), ('dead', o.dead),
      ('cancelled', o.cancelled)
  ) as s (state, count_)
  union all
  select
    'centralcloud_clock_beat_timestamp_seconds', '{}', extract(epoch from scheduling.last_beat())
  where scheduling.last_beat() is not null;
end;
$$;

comment on function scheduling.samples() is
'How long each job''s last success took and when it is next due, the tasks by kind and state, and
when the clock last beat.';
