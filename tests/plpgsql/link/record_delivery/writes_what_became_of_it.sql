begin;
select plan(3);
\ir ../joined.sql

select link.record_delivery(pg_temp.delivery('kept', 1), null);
select link.record_delivery(pg_temp.delivery('kept', 2), '{"sqlstate": "22012", "error": "no"}');
select results_eq(
  'select topic_offset, state, applied_at, routine, owed, sqlstate, error
   from link.inbox order by 1',
  $$values
    (1::bigint, 'applied', '2026-01-01 00:00Z'::timestamptz, 'handlers.keep', null, null, null),
    (2, 'rejected', null, 'handlers.keep', 'reject', '22012', 'no')$$,
  'applied, or why not'
);
select link.record_delivery(pg_temp.delivery('kept', 2, 'redelivery'), null);
select results_eq(
  'select kind, state, owed, sqlstate from link.inbox where topic_offset = 2',
  $$values ('redelivery', 'applied', 'ack', null)$$,
  'the last try counts'
);
select centralcloud.freeze_clock('2026-01-02 00:00Z');
select link.record_delivery(
  pg_temp.delivery('kept', 1) || '{"payload": {"type": "other", "n": 7}}', null
);
select results_eq(
  'select type, payload ->> ''n'', received_at from link.inbox where topic_offset = 1',
  $$values ('other', '7', '2026-01-02 00:00Z'::timestamptz)$$,
  'another message of a restored hub takes its place'
);

select * from finish();
rollback;
