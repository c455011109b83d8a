begin;
\ir ../probe.sql
select plan(2);

select scheduling.request_task('probe', '{"n": 1}', 'a');
select is((scheduling.find_task(task_id)).payload, '{"n": 1}', 'with its payload')
from scheduling.tasks;
select is_empty('select * from scheduling.find_task(0)', 'there is none');

select * from finish();
rollback;
