begin;
select plan(4);
\ir ../joined.sql

select link.enqueue('{"type": "x"}') from generate_series(1, 3);
update link.outbox set state = 'sent', sent_at = created_at
where outbox_id = (select min(outbox_id) from link.outbox);
select link.apply(pg_temp.delivery('kept', 1));
select link.apply(pg_temp.delivery('failing', 2));
select is(link.expire(), '{"outbox": 0, "inbox": 0, "more": false}'::jsonb, 'not yet');
select centralcloud.shift_clock('91 days');
select is(link.expire(), '{"outbox": 1, "inbox": 1, "more": false}'::jsonb, 'after 90 days');
select is(
  (select count(*) from link.outbox) + (select count(*) from link.inbox), 3::bigint,
  'never what waits to be sent or told'
);
update link.inbox set owed = null;
select is(
  link.expire(), '{"outbox": 0, "inbox": 1, "more": false}'::jsonb,
  'nor what failed, until the hub knows of it'
);

select * from finish();
rollback;
