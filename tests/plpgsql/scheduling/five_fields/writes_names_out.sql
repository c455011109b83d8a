begin;
select plan(7);

select is(scheduling.five_fields('@hourly'), '0 * * * *', 'hourly');
select is(scheduling.five_fields(' @Daily '), '0 0 * * *', 'in any case, without blanks');
select is(scheduling.five_fields('@midnight'), '0 0 * * *', 'midnight');
select is(scheduling.five_fields('@weekly'), '0 0 * * 0', 'weekly');
select is(scheduling.five_fields('@monthly'), '0 0 1 * *', 'monthly');
select is(scheduling.five_fields('@yearly'), scheduling.five_fields('@annually'), 'yearly');
select is(scheduling.five_fields('*/5 * * * mon'), '*/5 * * * mon', 'others stay as they are');

select * from finish();
rollback;
