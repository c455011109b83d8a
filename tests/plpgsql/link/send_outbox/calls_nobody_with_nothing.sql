begin;
select plan(1);
\ir ../joined.sql

update link.hub set heartbeat_at = centralcloud.clock();
select is(
  link.send_outbox(), '{"sent": 0, "refused": 0, "held": false, "more": false}'::jsonb,
  'there is no connection'
);

select * from finish();
rollback;
