-- Revert core:task_wait
begin;
set local role centralcloud_owner;

drop function if exists scheduling.fail_task(bigint, text, text, text, interval);

commit;
