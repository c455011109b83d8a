begin;
select plan(4);
\ir ../refused.sql

select results_eq(
  'select outbox_id, type, attempts, sqlstate, error, created_at from link.list_refused(10)',
  $$values
    (pg_temp.nth(2), 'patterns', 1, 'SC102', 'it violates', '2026-01-01 00:00Z'::timestamptz),
    (pg_temp.nth(1), 'gossip', 1, 'SC102', 'it violates', '2026-01-01 00:00Z'::timestamptz)$$,
  'all of them, and nothing that waits'
);
select is((select count(*) from link.list_refused(1)), 1::bigint, 'not more than asked');
select is((select count(*) from link.list_refused(null)), 2::bigint, 'null: no limit');
select results_eq(
  $$select outbox_id from link.list_refused(10, 'gossip')$$, 'select pg_temp.nth(1)', 'of one type'
);

select * from finish();
rollback;
