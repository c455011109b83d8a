-- pg_settings, unlike current_setting(), leaves out what the caller may not see.
create or replace function scheduling.cron_problems()
returns table (problem text, hint text)
language plpgsql
stable
set search_path = ''
as $$
begin
  if centralcloud.setting('scheduling.clock') <> 'cron' then
    return;
  end if;

  return query
  with settings as (
    select s.name, s.setting, string_to_array(replace(s.setting, ' ', ''), ',') as items
    from pg_catalog.pg_settings as s
  ),
  host as (
    select s.setting as name from settings as s where s.name = 'cron.host'
  ),
  in_workers as (
    select from settings as s where s.name = 'cron.use_background_workers' and s.setting = 'on'
  )
  select p.problem, p.hint
  from (
    select 'pg_cron is not loaded by this server',
      'Add pg_cron to shared_preload_libraries and restart, or install with --clock tick.'
    from settings as s
    where s.name = 'shared_preload_libraries' and 'pg_cron' <> all (s.items)
    union all
    select format('database %s, where pg_cron lives, has no extension pg_cron', s.setting),
      '`centralcloud upgrade` makes it, and the entries.'
    from settings as s
    where s.name = 'cron.database_name' and s.setting = current_database()
      and not scheduling.is_cron_here()
    union all
    select format('pg_cron %s with background workers runs one job at a time', a.default_version),
      'Set cron.use_background_workers = off, cron.host to the socket folder, and restart.'
    from pg_catalog.pg_available_extensions as a
    where a.name = 'pg_cron' and a.default_version ~ '^1\.[0-4]\M' and exists (table in_workers)
    union all
    select format('pg_cron starts jobs through the socket folder %s, which has none', h.name),
      'Set cron.host to one of unix_socket_directories, restart, then run `centralcloud upgrade`.'
    from host as h
    join settings as s on s.name = 'unix_socket_directories'
    where starts_with(h.name, '/') and h.name <> all (s.items) and not exists (table in_workers)
    union all
    select format('pg_cron starts jobs through %s, where this server does not listen', h.name),
      'Set cron.host to the socket folder, restart, then run `centralcloud upgrade`.'
    from host as h
    join settings as s on s.name = 'listen_addresses'
    where not starts_with(h.name, '/') and s.setting = '' and not exists (table in_workers)
  ) as p (problem, hint);
end;
$$;

comment on function scheduling.cron_problems() is
'What of this server''s settings keeps pg_cron from starting jobs, as far as the caller may see them
(a superuser all, others with pg_read_all_settings). None where the clock is tick.';
