begin;
select plan(1);

set local default_transaction_isolation = 'serializable';
select scheduling.read_committed();
select is(current_setting('default_transaction_isolation'), 'read committed', 'whatever it was');

select * from finish();
rollback;
