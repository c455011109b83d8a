begin;
select plan(5);
\ir ../probe.sql

create function pg_temp.found() returns table (check_name text, severity text, finding text)
language sql as $$
  select f.check_name, f.severity, f.finding from scheduling.job_findings() as f
  where f.subject = 'steady' order by 1
$$;
update scheduling.jobs set slots_since = '2026-01-01 11:55Z' where name = 'steady';
select is_empty('select * from pg_temp.found()', 'nothing is wrong');
select probe.add_run('steady', 'failed', p_at => '2026-01-01 12:00Z');
update scheduling.runs set error = 'it fails';
select is(
  (select finding from pg_temp.found()),
  'job steady has failed once since 2026-01-01 12:00:00 UTC, lastly: it fails', 'once is once'
);
select probe.add_run('steady', 'failed', p_attempt => 2);
update scheduling.runs set error = 'it fails';
select results_eq(
  'select * from pg_temp.found()',
  $$values ('job_failing', 'warning',
    'job steady has failed 2 times since 2026-01-01 12:00:00 UTC, lastly: it fails')$$,
  'how often, since when and why'
);
update scheduling.jobs set slots_since = '2025-12-31' where name = 'steady';
select results_eq(
  $$select * from pg_temp.found() where check_name = 'job_late'$$,
  $$values ('job_late', 'error', 'job steady had no success in two periods, since '
    '2026-01-01 11:50:00 UTC; it never had one')$$,
  'no success in two periods'
);
select scheduling.disable_job('steady');
select results_eq(
  'select check_name, severity from pg_temp.found()', $$values ('job_paused', 'notice')$$,
  'what is paused is neither'
);

select * from finish();
rollback;
