begin;
select plan(4);
\ir ../joined.sql

select is(link.waiting(10), '{}', 'none');
select link.enqueue('{"type": "x"}') from generate_series(1, 3);
update link.outbox set state = 'refused', sqlstate = 'SC101'
where outbox_id = (select min(outbox_id) from link.outbox);
select is(
  link.waiting(10),
  (select array_agg(outbox_id order by outbox_id) from link.outbox where state = 'waiting'),
  'what waits, in order'
);
select centralcloud.change_setting('link.batch_bytes', '200');
select is(cardinality(link.waiting(10)), 1, 'no more than fits');
select centralcloud.change_setting('link.batch_bytes', '1');
select is(cardinality(link.waiting(10)), 1, 'but one');

select * from finish();
rollback;
