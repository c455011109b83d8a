create or replace function monitoring.server_samples()
returns table (metric text, labels jsonb, value float8)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select m.metric, '{}'::jsonb, m.value
  from (
    values
      (
        'centralcloud_database_size_bytes',
        pg_database_size(current_database())::float8
      ),
      (
        'centralcloud_xid_age_transactions',
        (
          select age(d.datfrozenxid)
          from pg_catalog.pg_database as d
          where d.datname = current_database()
        )
      ),
      (
        'centralcloud_oldest_xmin_age_transactions',
        (
          select coalesce(max(age(x.xmin)), 0)
          from (
            select unnest(array[a.backend_xid, a.backend_xmin])
            from pg_catalog.pg_stat_activity as a
            where a.pid <> pg_backend_pid()
            union all
            select p.transaction from pg_catalog.pg_prepared_xacts as p
            union all
            select unnest(array[s.xmin, s.catalog_xmin]) from pg_catalog.pg_replication_slots as s
          ) as x (xmin)
        )
      ),
      (
        'centralcloud_connections',
        (
          select count(*)
          from pg_catalog.pg_stat_activity as a
          where a.backend_type = 'client backend'
        )
      ),
      (
        'centralcloud_connections_limit',
        current_setting('max_connections')::float8
      ),
      ('centralcloud_notify_queue_ratio', pg_notification_queue_usage())
  ) as m (metric, value);
end;
$$;

comment on function monitoring.server_samples() is
'The samples of the server: size, transaction ids, connections, queue of notifications.';
