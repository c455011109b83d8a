begin;
select plan(2);
\ir ../joined.sql

select link.connect();
select throws_ok(
  $$select link.send_heartbeat('{"type": "heartbeat"}')$$, '3F000', null, 'a hub without intake'
);
select is((select heartbeat_at from link.hub), null, 'it was not sent');

select * from finish();
rollback;
