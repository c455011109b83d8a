begin;
select plan(3);
\ir ../probe.sql

select scheduling.set_job('steady', 'timeout', '1 minute');
select probe.add_run('steady', 'running', p_at => '2026-01-01 11:59Z');
select is_empty(
  $$select * from scheduling.stuck_findings()$$, 'catch_up has five minutes to cancel it'
);
update scheduling.runs set started_at = '2026-01-01 11:58:59Z';
select results_eq(
  'select check_name, subject, severity from scheduling.stuck_findings()',
  $$values ('job_stuck', 'steady', 'error')$$, 'it could not'
);
delete from scheduling.runs;
select scheduling.register_job('next', 'probe.works', 'Follows.', p_after => '{steady}');
select scheduling.disable_job('steady');
select results_eq(
  'select check_name, subject, severity from scheduling.stuck_findings()',
  $$values ('job_waits_for_paused', 'next', 'notice')$$, 'its predecessor is paused'
);

select * from finish();
rollback;
