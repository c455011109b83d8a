begin;
select plan(1);
\ir ../joined.sql

select link.connect();
select dblink.dblink_send_query('hub', 'select to_jsonb(1)');
select link.drain();
select is(dblink.dblink_send_query('hub', 'select to_jsonb(2)'), 1, 'the next can be sent');

select * from finish();
rollback;
