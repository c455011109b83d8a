begin;
select plan(3);
\ir ../joined.sql

create function pg_temp.own_session() returns jsonb
language sql return (
  select r.reply from link.call_hub('select to_jsonb(pg_backend_pid())') as r (reply)
);

select link.connect();
select is(dblink.dblink_is_busy('hub'), 0, 'it is idle');
create temporary table first on commit drop as select pg_temp.own_session() as pid;
select link.connect();
select is(dblink.dblink_get_connections(), '{hub}', 'one, also when asked twice');
select is(pg_temp.own_session(), (select f.pid from first as f), 'the same');

select * from finish();
rollback;
