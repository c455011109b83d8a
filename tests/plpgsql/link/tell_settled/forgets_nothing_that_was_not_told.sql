begin;
select plan(2);
\ir ../joined.sql

select link.record_delivery(pg_temp.delivery('kept', 1, 'redelivery'), null);
select link.connect();
select throws_ok($$select link.tell_settled('news', 1)$$, '3F000', null, 'the hub did not hear');
select is((select owed from link.inbox), 'ack', 'so it is still owed');

select * from finish();
rollback;
