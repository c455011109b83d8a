create or replace function monitoring.notify_queue_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language sql
stable
set search_path = ''
as $$
  select
    'notify_queue', 'server', 'error',
    format(
      'the server''s queue of notifications is %s %% full; once it is full, what notifies fails,'
      ' alarms and requests for the worker too',
      pg_catalog.round((q.taken * 100)::numeric, 6)::float8
    ),
    format(
      'A session that listens must end its transaction. The oldest open one is that of backend %s:'
      ' select pg_terminate_backend(%1$s)',
      (
        select a.pid
        from pg_catalog.pg_stat_activity as a
        where a.backend_type = 'client backend' and a.pid <> pg_catalog.pg_backend_pid()
        order by a.xact_start
        limit 1
      )
    )
  from pg_catalog.pg_notification_queue_usage() as q (taken)
  where q.taken > centralcloud.setting('monitoring.notify_queue_share')::float8
$$;

comment on function monitoring.notify_queue_findings() is
'Whether more of the server''s queue of notifications is taken than setting
monitoring.notify_queue_share (check notify_queue).';
