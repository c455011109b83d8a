create or replace function scheduling.spread_job(p_job text, p_over interval)
returns void
language plpgsql
volatile
set search_path = ''
set intervalstyle = 'postgres'
as $$
declare
  v_splay constant jsonb := jsonb_build_object('splay', coalesce(p_over, interval '0'));
begin
  perform scheduling.require_job(p_job);
  update scheduling.jobs set registered = registered || v_splay
  where name = p_job and not registered @> v_splay;
  if found then
    perform scheduling.settle_job(p_job);
  end if;
end;
$$;

comment on function scheduling.spread_job(text, interval) is
'How a room says that the runs of a job that pg_cron starts wait a part of p_over (at most a minute;
null: none) that differs from database to database, so that a fleet does not do the same thing in
the same second. Installs keep it; what set_job() chose goes before it. Raises SC501 for an unknown
job, 23514 for more than a minute.';
