-- Verify core:tasks_by_kind
begin;

select 'scheduling.tasks_failing'::regclass;

rollback;
