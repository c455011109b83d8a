begin;
\ir ../probe.sql
select plan(2);

create temporary table ended as
select probe.add_run('steady', 'succeeded') as good, probe.add_run('steady', 'failed') as bad;
select is(scheduling.succeeded_job(good), array['steady'], 'the job') from ended;
select is(scheduling.succeeded_job(bad), array[]::text[], 'nothing') from ended;

select * from finish();
rollback;
