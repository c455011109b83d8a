begin;
select plan(1);

select is(scheduling.missed_after(), '90 seconds', 'half a minute more than either');

select * from finish();
rollback;
