begin;
select plan(1);
select is_empty('select * from monitoring.standby_findings()', 'none is here, and this is none');

select * from finish();
rollback;
