begin;
select plan(2);

select aggregation.open_batch();
insert into pg_temp.batch_messages (msg_id) values (1);
select lives_ok('select aggregation.open_batch()', 'it may be called again');
select is_empty('select * from pg_temp.batch_messages', 'and the batch is empty again');

select * from finish();
rollback;
