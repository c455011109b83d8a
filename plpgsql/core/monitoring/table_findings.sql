create or replace function monitoring.table_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'dead_rows', format('%I.%I', s.schemaname, s.relname), 'warning',
    format(
      'table %I.%I has about %s dead rows beside %s live ones, and was %s',
      s.schemaname, s.relname, s.n_dead_tup, s.n_live_tup,
      coalesce('last vacuumed at ' || v.at_, 'never vacuumed')
    ),
    format('vacuum (verbose) %I.%I says what keeps them.', s.schemaname, s.relname)
  from pg_catalog.pg_stat_user_tables as s
  join pg_catalog.pg_namespace as n
    on n.nspname = s.schemaname and n.nspowner = 'centralcloud_owner'::pg_catalog.regrole
  cross join (
    select
      centralcloud.setting('monitoring.dead_rows')::bigint,
      centralcloud.clock() - centralcloud.setting('monitoring.unvacuumed_for')::interval
    offset 0
  ) as c (dead_rows, unvacuumed_before)
  cross join lateral greatest(s.last_vacuum, s.last_autovacuum) as v (at_)
  where s.n_dead_tup > c.dead_rows
    and s.n_dead_tup > 2 * s.n_live_tup
    and coalesce(v.at_, '-infinity') < c.unvacuumed_before
  union all
  select
    'unlogged_table', format('%I.%I', n.nspname, c.relname), 'error',
    format('table %I.%I is unlogged: a crash empties it', n.nspname, c.relname),
    format('alter table %I.%I set logged', n.nspname, c.relname)
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n
    on n.oid = c.relnamespace and n.nspowner = 'centralcloud_owner'::pg_catalog.regrole
  -- What is loaded anew each time is meant to be; pgmq's are for the room that has the queues.
  where c.relkind = 'r'
    and c.relpersistence = 'u'
    and c.relname !~ '^incoming_'
    and n.nspname <> 'pgmq';
end;
$$;

comment on function monitoring.table_findings() is
'Tables of the rooms and of pgmq with more dead rows than setting monitoring.dead_rows and twice
those that live, not vacuumed for monitoring.unvacuumed_for (check dead_rows), and those that a
crash would empty, other than pgmq''s (check unlogged_table).';
