-- Deploy core:task_wait
begin;
set local role centralcloud_owner;

-- It takes one argument more from now on.
drop function if exists scheduling.fail_task(bigint, text, text, text);

commit;
