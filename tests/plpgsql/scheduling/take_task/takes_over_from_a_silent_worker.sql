begin;
\ir ../probe.sql
select plan(4);

select scheduling.request_task('probe', '{"n": 1}', 'a');
select task_id from scheduling.take_task('w');
select centralcloud.freeze_clock('2026-01-01 12:05:59Z');
select is_empty($$select * from scheduling.take_task('v')$$, 'not before its lease is over');
select centralcloud.freeze_clock('2026-01-01 12:06Z');
select results_eq($$select attempt from scheduling.take_task('v')$$, array[2], 'another has it');
select centralcloud.freeze_clock('2026-01-01 12:07Z');
select is_empty($$select * from scheduling.take_task('w')$$, 'not more often than allowed');
select is((select state from scheduling.tasks), 'dead', 'it is dead');

select * from finish();
rollback;
