-- Verify core:task_control
begin;

select priority from scheduling.task_kinds where false;

select priority, progress_done, progress_total, progress_unit, progress_at, cancelled_by,
  cancel_reason
from scheduling.tasks
where false;

rollback;
