-- Verify core:entries
begin;

select 1 / count(*)
from pg_constraint
where conrelid = 'scheduling.jobs'::regclass and conname = 'job_name_is_not_entries';

rollback;
