-- Verify hub:pgmq
begin;

-- Each cast raises when what it names is missing.
select
  'pgmq.message_record'::regtype,
  'pgmq.create(text)'::regprocedure,
  'pgmq.send_batch(text, jsonb[], jsonb[])'::regprocedure,
  'pgmq.delete(text, bigint[])'::regprocedure;
select queue_name from pgmq.meta where false;

rollback;
