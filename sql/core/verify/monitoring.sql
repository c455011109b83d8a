-- Verify core:monitoring
begin;

select room, status, findings, samples from monitoring.sources where false;
select metric, type, help from monitoring.metric_families where false;
select alarm_id, check_name, subject, severity, finding, hint, opened_at, seen_at, closed_at
from monitoring.alarms
where false;

-- Raises when it is missing: it keeps what lasts from being told as something new.
select 'monitoring.alarms_one_open_per_subject'::regclass;

rollback;
