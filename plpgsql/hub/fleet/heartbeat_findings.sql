-- What a heartbeat says is an instance's own words: shown, never cast. Only who has a trouble is
-- joined to the texts: there are a thousand instances.
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
    format(
      f.finding, i.name, coalesce(centralcloud.moment(i.heartbeat_at), 'never'),
      left(i.heartbeat ->> 'jobs', 200), left(i.heartbeat -> 'backup' ->> 'failing_since', 40)
    ),
    format(f.hint, i.name)
  from (
    select
      i.name, i.heartbeat, i.heartbeat_at,
      concat_ws(
        ' ',
        case
          when i.state = 'active' and coalesce(i.heartbeat_at, i.added_at) < s.stale_before
            then 'instance_stale'
        end,
        case when i.state = 'paused' then 'instance_paused' end,
        case
          when jsonb_typeof(i.heartbeat -> 'jobs') = 'object' and i.heartbeat -> 'jobs' <> '{}'
            then 'instance_jobs_fail'
        end,
        case
          when jsonb_typeof(i.heartbeat -> 'backup' -> 'failing_since') = 'string'
            then 'instance_backup'
        end
      ) as troubles
    from fleet.instances as i
    cross join fleet.stale_before() as s (stale_before)
    where i.state <> 'removed'
    offset 0
  ) as i
  join (
    values
      (
        'instance_stale', 'warning', 'instance %1$s was last heard of: %2$s',
        'centralcloud doctor on its own database says why; else centralcloud fleet remove %s'
      ),
      (
        'instance_paused', 'notice',
        'instance %1$s is paused: its vote does not count, what it has to say waits',
        'centralcloud fleet resume %s'
      ),
      (
        'instance_jobs_fail', 'warning', 'instance %1$s says that jobs of it fail: %3$s',
        'centralcloud doctor on its own database says why.'
      ),
      (
        'instance_backup', 'warning', 'instance %1$s says that its backups fail since %4$s',
        'centralcloud doctor on its own database says why.'
      )
  ) as f (check_name, severity, finding, hint)
    on f.check_name = any (string_to_array(i.troubles, ' '))
  where i.troubles <> '';
end;
$$;

comment on function fleet.heartbeat_findings() is
'Instances that were not heard of for the setting fleet.stale_after, that are paused, or that say
themselves that something of theirs fails.';
