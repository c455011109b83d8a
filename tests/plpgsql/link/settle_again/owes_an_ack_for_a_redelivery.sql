begin;
select plan(2);
\ir ../joined.sql

select link.apply(pg_temp.delivery('kept', 1));
select link.settle_again(pg_temp.delivery('kept', 1));
select is((select owed from link.inbox), null, 'a message is settled by the cursor');
select link.settle_again(pg_temp.delivery('kept', 1, 'redelivery'));
select is((select owed from link.inbox), 'ack', 'a redelivery by itself');

select * from finish();
rollback;
