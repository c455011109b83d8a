-- While catch_up or tick runs a job it does not beat, and that is no standstill.
create or replace function scheduling.clock_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select f.check_name, 'clock', f.severity, f.finding, f.hint
  from (
    select
      centralcloud.clock(), centralcloud.setting('scheduling.clock'),
      coalesce(
        scheduling.last_beat(), (select min(j.slots_since) from scheduling.jobs as j), '-infinity'
      ),
      (select max(r.started_at) from scheduling.runs as r),
      exists (
        select
        from scheduling.runs as r
        where r.state = 'running' and r.trigger in ('catch_up', 'tick', 'chain')
          and scheduling.is_backend_alive(r.pid, r.backend_start)
      )
  ) as c (now_, kind, beat_at, started_at, is_busy)
  cross join lateral (
    values
      (
        c.beat_at < c.now_ - interval '3 minutes' and not c.is_busy, 'clock_stopped', 'error',
        format('nothing starts the jobs: the clock last beat %s', centralcloud.moment(c.beat_at)),
        case c.kind
          when 'tick' then 'centralcloud tick --loop must run; scheduling.clock is tick.'
          else 'Is pg_cron loaded, does cron.host lead to this server? `centralcloud upgrade` puts '
            'its entries back.'
        end
      ),
      (
        greatest(c.beat_at, c.started_at) > c.now_ + interval '5 minutes', 'clock_back', 'error',
        format(
          'the clock says %s, and what ran already began %s: it was set back',
          centralcloud.moment(c.now_), centralcloud.moment(greatest(c.beat_at, c.started_at))
        ),
        'Set the server''s clock by NTP. Tasks are put right; slots that ran already run no second '
          'time.'
      )
  ) as f (is_so, check_name, severity, finding, hint)
  where f.is_so;
end;
$$;

comment on function scheduling.clock_findings() is
'A clock that stands still (neither catch_up nor tick ran for three minutes) or was set back.';
