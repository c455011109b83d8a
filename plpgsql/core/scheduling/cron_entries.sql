-- Two of catch_up(), each of which runs one job after the other: one that hangs, or takes long,
-- holds up no other. No job can have the second's name.
create or replace view scheduling.cron_entries as
select
  -- A view can't be replaced by one whose columns sort otherwise.
  scheduling.entry_name(e.entry) collate "C" as name,
  e.schedule,
  e.command,
  current_database()::text as database,
  'centralcloud_scheduler'::text as username
from (
  select
    j.name,
    scheduling.five_fields(j.schedule),
    format('call scheduling.run_due(%L)', j.name)
  from scheduling.jobs as j
  where j.enabled and j.schedule is not null
  union all
  select c.entry, '* * * * *', 'call scheduling.catch_up()'
  from (values ('catch_up'), ('catch_up-2')) as c (entry)
) as e (entry, schedule, command)
where centralcloud.setting('scheduling.clock') = 'cron';

comment on view scheduling.cron_entries is
'What pg_cron should run in this database: an entry per enabled job with a schedule, and two
of catch_up(), so that a job which hangs in one holds up no other; none where the clock is tick.
sync_jobs() makes pg_cron''s own table equal to it where that is in this database, `centralcloud
install` and `upgrade` wherever it is; what is changed there by hand is put back within a minute or
two.';
comment on column scheduling.cron_entries.name is
'centralcloud:<database>:<job>, as entry_name() says it.';
comment on column scheduling.cron_entries.schedule is 'Five fields in UTC.';
comment on column scheduling.cron_entries.command is 'What pg_cron sends.';
comment on column scheduling.cron_entries.database is 'This database.';
comment on column scheduling.cron_entries.username is 'The role it runs as.';
