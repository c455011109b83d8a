begin;
select plan(2);
\ir ../joined.sql

select link.connect();
select throws_ok(
  $$select link.lose_connection('why')$$, 'SC304', 'the connection to the hub was lost', 'it raises'
);
select is(dblink.dblink_get_connections(), null, 'and no connection is left');

select * from finish();
rollback;
