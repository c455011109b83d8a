begin;
select plan(1);

select is(scheduling.is_cron_here(), false, 'not in a database of the tests');

select * from finish();
rollback;
