create or replace function scheduling.report_progress(
  p_task_id bigint,
  p_worker  text,
  p_done    bigint,
  p_total   bigint,
  p_unit    text
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
  perform scheduling.lock_task(p_task_id, p_worker);
  update scheduling.tasks
  set
    progress_done = p_done, progress_total = p_total, progress_unit = p_unit,
    progress_at = centralcloud.clock()
  where task_id = p_task_id;
end;
$$;

comment on function scheduling.report_progress(bigint, text, bigint, bigint, text) is
'How far p_worker is with a task, such as 3 of 10 files. To be called in a transaction of its own,
at most about once a second: others see it at commit. Raises SC510 where the lease is lost.';
