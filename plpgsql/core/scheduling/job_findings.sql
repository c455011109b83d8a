create or replace function scheduling.job_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select f.check_name, h.job, f.severity, f.finding, f.hint
  from scheduling.health() as h
  left join lateral scheduling.outage(
    case when h.newest_state in ('failed', 'crashed') then h.job end
  ) as o on true
  cross join lateral (
    values
      (
        h.state = 'late', 'job_late', 'error',
        format(
          'job %s had no success in two periods, since %s; %s', h.job,
          centralcloud.moment(h.late_since),
          coalesce('its last was ' || centralcloud.moment(h.last_success_at), 'it never had one')
        ),
        format('centralcloud jobs history %1$s says why; jobs run %1$s runs it now.', h.job)
      ),
      (
        h.state <> 'paused' and o.failures > 0, 'job_failing', 'warning',
        format(
          'job %s has failed %s since %s, lastly: %s', h.job,
          case when o.failures = 1 then 'once' else o.failures || ' times' end,
          centralcloud.moment(o.failing_since), o.error
        ),
        coalesce(o.hint, format('centralcloud jobs history %s says more.', h.job))
      ),
      (
        h.state = 'paused', 'job_paused', 'notice',
        format('job %s is paused: neither its slots nor the jobs it follows start it', h.job),
        format('centralcloud jobs resume %s', h.job)
      )
  ) as f (is_so, check_name, severity, finding, hint)
  where f.is_so;
end;
$$;

comment on function scheduling.job_findings() is
'Jobs that are late (the alarm: no success in two periods), that fail, and that are paused.';
