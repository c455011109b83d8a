create or replace function scheduling.enable_job(p_name text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform scheduling.require_job(p_name);
  update scheduling.jobs
  set
    enabled = true, slots_since = centralcloud.clock(), disabled_at = null, disabled_by = null,
    disabled_reason = null
  where name = p_name and not enabled;
end;
$$;

comment on function scheduling.enable_job(text) is
'Lets slots and chains start a job again; those that passed meanwhile were not missed. pg_cron hears
of it by sync_jobs() or, where it lives in this database, by itself within minutes. Raises SC501 for
an unknown job.';
