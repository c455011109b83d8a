begin;
\ir ../probe.sql
select plan(1);

select is(
  (probe.error_of('select scheduling.sync_jobs()'))[1:2],
  array['SC507', 'pg_cron is not installed in database ' || current_database()], 'not here'
);

select * from finish();
rollback;
