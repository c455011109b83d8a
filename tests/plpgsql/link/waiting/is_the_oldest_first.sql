begin;
select plan(2);
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

select * from finish();
rollback;
