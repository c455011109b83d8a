begin;
select plan(2);
\ir ../joined.sql

select link.apply(
  '{"topic": "news", "topic_offset": 40, "kind": "resync", "payload": null, "attempt": 1}'
);
select is((select applied_offset from link.cursors), 40::bigint, 'the cursor jumps');
select results_eq(
  'select topic_offset, kind, type, payload from link.applied_messages',
  $$values (40::bigint, 'resync', null, null::jsonb)$$,
  'and it shows'
);

select * from finish();
rollback;
