create or replace function scheduling.expire()
returns jsonb
language plpgsql
volatile
set search_path = ''
as $$
declare
  v_limit constant integer := 5000;
  v_runs  integer := scheduling.expire_runs(v_limit);
  v_tasks integer := scheduling.expire_tasks(v_limit);
  v_cron  integer := scheduling.expire_cron_runs(v_limit);
begin
  return jsonb_build_object(
    'runs', v_runs, 'tasks', v_tasks, 'cron_runs', v_cron,
    'more', v_limit in (v_runs, v_tasks, v_cron)
  );
end;
$$;

comment on function scheduling.expire() is
'Routine of job retention: prunes the history of runs, of tasks and of pg_cron, 5,000 rows of each a
batch. Returns {runs, tasks, cron_runs, more}: rows removed.';
