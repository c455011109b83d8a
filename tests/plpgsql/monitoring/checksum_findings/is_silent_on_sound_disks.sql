begin;
select plan(1);
select is_empty('select * from monitoring.checksum_findings()', 'nothing was damaged');

select * from finish();
rollback;
