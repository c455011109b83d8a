begin;
\ir ../probe.sql
select plan(3);

select centralcloud.change_setting('scheduling.clock', 'cron');
select alike(
  scheduling.mend_statement(), '%call scheduling.run_due(''''steady'''')%', 'each is quoted'
);
select unalike(scheduling.mend_statement(), '%$%', 'pg_cron 1.4 takes no dollar sign');
select centralcloud.change_setting('scheduling.clock', 'tick');
select alike(scheduling.mend_statement(), '%unnest(''{}''::text[]%', 'with none, none');

select * from finish();
rollback;
