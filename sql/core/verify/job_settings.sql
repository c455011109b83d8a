-- Verify core:job_settings
begin;

select catch_up_limit, registered, chosen, disabled_at, disabled_by, disabled_reason
from scheduling.jobs where false;
select only_row, beat_at, trigger from scheduling.heart where false;

rollback;
