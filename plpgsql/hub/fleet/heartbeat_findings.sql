-- What a heartbeat says is an instance's own words: shown, never cast. Texts are made for what is
-- so alone: there are a thousand instances.
create or replace function fleet.heartbeat_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    f.check_name, i.name, f.severity,
    format(f.finding, i.name, coalesce(centralcloud.moment(i.heartbeat_at), 'never'), f.words),
    format(f.hint, i.name)
  from (
    select
      i.name, i.heartbeat, i.heartbeat_at,
      i.state = 'active' and coalesce(i.heartbeat_at, i.added_at) < s.stale_before as is_stale,
      i.state = 'paused' as is_paused,
      jsonb_typeof(i.heartbeat -> 'jobs') = 'object' and i.heartbeat -> 'jobs' <> '{}' as jobs_fail,
      jsonb_typeof(i.heartbeat -> 'backup' -> 'failing_since') = 'string' as backups_fail
    from fleet.instances as i
    cross join fleet.stale_before() as s (stale_before)
    where i.state <> 'removed'
  ) as i
  cross join lateral (
    values
      (
        i.is_stale, 'instance_stale', 'warning', 'instance %1$s was last heard of: %2$s', null,
        'centralcloud doctor on its own database says why; else centralcloud fleet remove %s'
      ),
      (
        i.is_paused, 'instance_paused', 'notice',
        'instance %1$s is paused: its vote does not count, what it has to say waits', null,
        'centralcloud fleet resume %s'
      ),
      (
        i.jobs_fail, 'instance_jobs_fail', 'warning',
        'instance %1$s says that jobs of it fail: %3$s',
        left(i.heartbeat ->> 'jobs', 200), 'centralcloud doctor on its own database says why.'
      ),
      (
        i.backups_fail, 'instance_backup', 'warning',
        'instance %1$s says that its backups fail since %3$s',
        left(i.heartbeat -> 'backup' ->> 'failing_since', 40),
        'centralcloud doctor on its own database says why.'
      )
  ) as f (is_so, check_name, severity, finding, words, hint)
  where (i.is_stale or i.is_paused or i.jobs_fail or i.backups_fail) and f.is_so;
end;
$$;

comment on function fleet.heartbeat_findings() is
'Instances that were not heard of for the setting fleet.stale_after, that are paused, or that say
themselves that something of theirs fails.';
