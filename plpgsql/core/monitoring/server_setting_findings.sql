-- reset_val: what the server gives a session, whatever this one has set for itself.
create or replace function monitoring.server_setting_findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  return query
  -- Once: each look at pg_settings makes all of its rows.
  with settings as materialized (
    select
      s.name, s.setting, s.reset_val, s.source, s.pending_restart,
      -- What the source of a value is, outdoes postgresql.auto.conf.
      case s.source
        when 'database' then format('alter database %I reset %I', current_database(), s.name)
        when 'user' then format('alter role %I reset %I', session_user, s.name)
        when 'database user' then format(
          'alter role %I in database %I reset %I', session_user, current_database(), s.name
        )
        when 'command line' then 'Start the server without it on its command line.'
        when 'client' then 'Leave it out of the options of this connection.'
      end as remedy
    from pg_catalog.pg_settings as s
  )
  select
    'server_setting', s.name, w.severity,
    format('%s is %s (source: %s): %s', s.name, s.reset_val, s.source, w.effect),
    coalesce(
      s.remedy, format('alter system set %s = %s; select pg_reload_conf()', s.name, w.value_wanted)
    )
  from (
    values
      ('fsync', 'off', 'on', 'error', 'a crash of the machine may destroy every database'),
      ('full_page_writes', 'off', 'on', 'error', 'a crash of the machine may destroy pages'),
      ('autovacuum', 'off', 'on', 'error', 'what is deleted stays, and transaction ids run out'),
      ('track_counts', 'off', 'on', 'error', 'autovacuum can''t know what to vacuum'),
      ('zero_damaged_pages', 'on', 'off', 'error', 'a damaged page is emptied'),
      ('ignore_checksum_failure', 'on', 'off', 'error', 'a damaged page is taken for fine'),
      ('password_encryption', 'md5', '''scram-sha-256''', 'warning',
        'a password that is set now can be taken from its hash')
  ) as w (name, value, value_wanted, severity, effect)
  join settings as s on s.name = w.name and s.reset_val = w.value
  union all
  select
    'server_setting', 'archive_command', 'error',
    'archive_mode is on, and neither archive_command nor archive_library is set: WAL is kept until'
    ' the disk is full',
    'alter system set archive_command = ''…''; select pg_reload_conf()'
  where not exists (
    select
    from settings as s
    where (s.name = 'archive_mode' and s.setting = 'off')
      or (s.name in ('archive_command', 'archive_library') and s.reset_val <> '')
  )
  union all
  select
    'pending_restart', s.name, 'notice',
    format('%s was changed; until the server is started again, %s holds', s.name, s.setting),
    'Restart the server, or take the change back.'
  from settings as s
  where s.pending_restart;
end;
$$;

comment on function monitoring.server_setting_findings() is
'Settings of the server under which data can be lost or vacuum does not run (check server_setting),
and those that wait for a restart (check pending_restart).';
