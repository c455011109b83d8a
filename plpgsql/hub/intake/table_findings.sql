create or replace function intake.table_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  select
    'queue_missing', t.type, 'error',
    format('the tables of work queue %s are not there: what is sent to it is refused', t.type),
    format(
      'select pgmq.create(%L), as centralcloud_owner; what it held is in a backup or lost.', t.type
    )
  from intake.message_types as t
  where t.has_queue and not intake.has_tables(t.type)
  union all
  select
    'queue_unlogged', c.relname::text, 'error',
    format('table pgmq.%s is unlogged: a crash of the server empties it', c.relname),
    format('alter table pgmq.%I set logged;', c.relname)
  from intake.message_types as t
  join pg_catalog.pg_class as c
    on c.oid in (
      to_regclass(format('pgmq.%I', 'q_' || t.type)), to_regclass(format('pgmq.%I', 'a_' || t.type))
    )
  where t.has_queue and c.relpersistence = 'u';
end;
$$;

comment on function intake.table_findings() is
'Work queues whose tables are gone, or would not survive a crash.';
