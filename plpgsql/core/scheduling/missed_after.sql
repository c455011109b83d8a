create or replace function scheduling.missed_after()
returns interval
language sql
immutable parallel safe
return interval '90 seconds';

comment on function scheduling.missed_after() is
'How old a slot is that was missed: pg_cron starts a job within a minute, and its splay ends then.';
