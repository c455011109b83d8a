begin;
select plan(1);

select is(scheduling.expire_cron_runs(10), 0, 'it lives elsewhere');

select * from finish();
rollback;
