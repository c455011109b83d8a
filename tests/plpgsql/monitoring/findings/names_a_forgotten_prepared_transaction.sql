begin;
select plan(1);

select is_empty('select * from monitoring.findings()', 'nothing is wrong with a fresh server');

select * from finish();
rollback;
