begin;
\ir ../probe.sql
select plan(3);

select centralcloud.change_setting('scheduling.clock', 'cron');
select scheduling.disable_job('steady');
select is((scheduling.require_job('steady')).enabled, false, 'it is disabled');
select is_empty(
  $$select from scheduling.cron_entries where name like '%:steady'$$, 'pg_cron is not to start it'
);
select is((probe.error_of($$select scheduling.disable_job('none')$$))[1], 'SC501', 'unknown');

select * from finish();
rollback;
