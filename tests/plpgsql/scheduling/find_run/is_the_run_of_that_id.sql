begin;
\ir ../probe.sql
select plan(2);

create temporary table ended as select probe.add_run('steady', 'failed') as run_id;
select is((scheduling.find_run(run_id)).state, 'failed', 'the run') from ended;
select is_empty('select scheduling.find_run(0)', 'there is none');

select * from finish();
rollback;
