create or replace function monitoring.notify_queue_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'notify_queue', 'server', 'warning',
    format(
      'the server''s queue of notifications is %s %% full; once it is full, a commit'
      ' that notifies fails',
      round((q.taken * 100)::numeric, 6)::float8
    ),
    'A session that listens, in any database, must end its transaction'
    || coalesce(
      '. The oldest one: select pg_terminate_backend(' || o.pid || ')', '.'
    )
  from pg_notification_queue_usage() as q (taken)
  left join lateral (
    select a.pid
    from pg_catalog.pg_stat_activity as a
    where a.backend_type = 'client backend'
      and a.xact_start is not null
      and a.pid <> pg_backend_pid()
    order by a.xact_start
    limit 1
  ) as o on true
  where q.taken > centralcloud.setting('monitoring.notify_queue_share')::float8;
end;
$$;

comment on function monitoring.notify_queue_findings() is
'Whether more of the server''s queue of notifications is taken than setting
monitoring.notify_queue_share (check notify_queue).';
