create or replace function fleet.quota_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'instance_over_quota', b.instance, 'warning',
    format('instance %s has sent as much as it may: more is refused for now', b.instance),
    format('centralcloud fleet quota %s shows its quotas and sets them.', b.instance)
  from fleet.buckets as b
  join fleet.instances as i on i.name = b.instance
  cross join centralcloud.clock() as t (now_)
  cross join lateral (
    select greatest(extract(epoch from t.now_ - b.filled_at), 0)::float8 / 3600
  ) as since (hours)
  where i.state = 'active' and least(b.messages, b.bytes) < 0
    and (
      b.messages + since.hours * fleet.quota(b.instance, 'messages_per_hour') < 0
      or b.bytes + since.hours * fleet.quota(b.instance, 'bytes_per_hour') < 0
    );
end;
$$;

comment on function fleet.quota_findings() is
'Instances whose token bucket is below zero, so that the hub refuses what they send (SC105).';
