begin;
select plan(2);
\ir ../joined.sql

select link.connect();
select link.connect();
select is(dblink.dblink_get_connections(), '{hub}', 'one, also when asked twice');
select is(dblink.dblink_is_busy('hub'), 0, 'and it is idle');

select * from finish();
rollback;
