begin;
\ir ../probe.sql
select plan(4);

select scheduling.request_task('probe', '{}', 'low');
select centralcloud.shift_clock('1 second');
select scheduling.request_task('probe', '{}', 'high', 7);
select scheduling.request_task('probe', '{}', 'lowest', -7);
select is((select key from scheduling.take_task('w')), 'high', 'though it came later');
select is((select key from scheduling.take_task('v')), 'low', 'then that of the kind');
select centralcloud.shift_clock('2 minutes');
select scheduling.request_task('probe', '{}', 'middle', 3);
select is((select key from scheduling.take_task('v')), 'high', 'before it what was left of higher');
select is((select key from scheduling.take_task('u')), 'middle', 'and after it what of lower');

select * from finish();
rollback;
