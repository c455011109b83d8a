create or replace function scheduling.disable_job(p_name text, p_reason text default null)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform scheduling.require_job(p_name);
  update scheduling.jobs
  set
    enabled = false, disabled_at = centralcloud.clock(), disabled_by = session_user,
    disabled_reason = p_reason
  where name = p_name
    and (enabled or (p_reason is not null and p_reason is distinct from disabled_reason));
end;
$$;

comment on function scheduling.disable_job(text, text) is
'Keeps slots and chains from starting a job, through upgrades too; by hand it still runs, a run that
is going on goes on, and what follows it waits. p_reason is for people; given for one that is
disabled it takes the place of the old one. pg_cron hears of it by sync_jobs() or,
where it lives in this database, by itself within minutes. Raises SC501 for an unknown job.';
