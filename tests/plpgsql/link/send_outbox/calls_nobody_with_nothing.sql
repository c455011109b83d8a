begin;
select plan(1);
\ir ../joined.sql

select is(
  link.send_outbox(), '{"sent": 0, "refused": 0, "more": false}'::jsonb, 'there is no connection'
);

select * from finish();
rollback;
