create or replace function scheduling.spread_job(p_job text, p_over interval)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform scheduling.require_job(p_job);
  update scheduling.jobs
  set splay = coalesce(p_over, interval '0')
  where name = p_job and splay is distinct from coalesce(p_over, interval '0');
end;
$$;

comment on function scheduling.spread_job(text, interval) is
'Has the runs of a job that pg_cron starts wait a part of p_over (at most a minute; null: none) that
differs from database to database, so that a fleet does not do the same thing in the same second.
Installs keep it. Raises SC501 for an unknown job, 23514 for more than a minute.';
