begin;
select plan(2);
\ir ../joined.sql

select link.connect();
select link.disconnect();
select is(dblink.dblink_get_connections(), null, 'no connection is left');
select lives_ok('select link.disconnect()', 'twice is fine');

select * from finish();
rollback;
