create or replace function scheduling.disable_job(p_name text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform scheduling.require_job(p_name);
  update scheduling.jobs set enabled = false where name = p_name and enabled;
end;
$$;

comment on function scheduling.disable_job(text) is
'Keeps slots and chains from starting a job, through upgrades too; by hand it still runs. pg_cron
hears of it by sync_jobs() (or the next install). Raises SC501 for an unknown job.';
