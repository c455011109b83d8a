create or replace function scheduling.sync_jobs()
returns bigint
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_statement text;
begin
  if to_regproc('cron.schedule_in_database') is null then
    raise exception 'pg_cron is not installed in database %', current_database()
      using errcode = 'SC507',
            detail  = format(
              'pg_cron lives in one database of a cluster: cron.database_name is %s.',
              coalesce(current_setting('cron.database_name', true), 'not set')
            ),
            hint    = 'Run what scheduling.cron_statements() returns in that database, as '
                      '`centralcloud install` and `upgrade` do.';
  end if;

  for v_statement in select s.statement from scheduling.cron_statements() as s (statement) loop
    execute v_statement;
  end loop;
  return (select count(*) from scheduling.cron_entries);
end;
$$;

comment on function scheduling.sync_jobs() is
'Makes pg_cron''s entries for this database equal to cron_entries; called by a superuser. Returns
how many there are. Raises SC507 where pg_cron does not live in this database.';
