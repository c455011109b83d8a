begin;
select plan(1);
\ir ../joined.sql

select link.apply(pg_temp.delivery('failing', 1));
select link.apply(pg_temp.delivery('kept', 2));
select results_eq(
  'select topic, topic_offset, kind, type, applied_at, payload from link.applied_messages',
  $$values ('news', 2::bigint, 'message', 'kept', '2026-01-01 00:00Z'::timestamptz,
    '{"type": "kept", "n": 2}'::jsonb)$$,
  'and nothing else'
);

select * from finish();
rollback;
