create or replace function routing.retention_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'log_full', t.topic, 'warning',
    format(
      'the log of topic %s goes back to %s, and is to be kept for %s', t.topic,
      centralcloud.moment(o.published_at), t.retain_for
    ),
    'Does job routing_retention run? centralcloud jobs history routing_retention'
  from routing.topics as t
  cross join lateral (
    select l.published_at
    from routing.log as l
    where l.topic = t.topic and l.topic_offset >= t.first_offset
    order by l.topic_offset
    limit 1
  ) as o
  where o.published_at < centralcloud.clock() - t.retain_for - interval '2 days'
  union all
  select
    'hub_moved', 'hub', 'notice',
    format(
      'this hub was restored, copied or promoted, as noticed %s: %s',
      centralcloud.moment(l.began_at), l.reason
    ),
    'Every topic left out a million offsets, and instances send 29 days again; nothing is to do.'
  from routing.lives as l
  where l.life_id > (select min(f.life_id) from routing.lives as f)
    and l.began_at > centralcloud.clock() - interval '7 days';
end;
$$;

comment on function routing.retention_findings() is
'Logs that hold what retention should have let go of two days ago, and a hub that lately came to
live elsewhere.';
