begin;
select plan(1);

set local role centralcloud_scheduler;
select lives_ok('select scheduling.mend_entries()', 'not even look');

select * from finish();
rollback;
