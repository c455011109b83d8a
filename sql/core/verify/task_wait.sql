-- Verify core:task_wait
begin;

select 1 / (to_regprocedure('scheduling.fail_task(bigint, text, text, text)') is null)::integer;

rollback;
