begin;
select plan(1);
select is_empty('select * from monitoring.prepared_transaction_findings()', 'nobody forgot any');

select * from finish();
rollback;
