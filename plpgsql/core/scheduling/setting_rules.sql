create or replace function scheduling.setting_rules()
returns table (setting text, rule text)
language sql
immutable parallel safe
begin atomic
  values
    ('schedule', 'five cron fields in UTC, or @hourly and the like'),
    ('catch_up', 'skip, once or all: what becomes of slots that were missed'),
    ('catch_up_limit', 'a whole number from 1 to 1000: slots that catch_up all runs late at most'),
    ('max_attempts', 'a whole number from 1 to 100'),
    ('backoff', 'an interval of 0 or more, such as 30 seconds'),
    ('timeout', 'an interval of more than 0, such as 2 hours'),
    ('splay', 'an interval from 0 to 1 minute');
end;

comment on function scheduling.setting_rules() is
'What can be set of a job with set_job(), and what it may be.';
