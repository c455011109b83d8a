begin;
select plan(1);
select is_empty('select * from monitoring.archiver_findings()', 'archive_mode is off');

select * from finish();
rollback;
