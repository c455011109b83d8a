begin;
select plan(2);
\ir ../joined.sql

select link.hold_outbox('SC105', 'over its quota', 'Wait.');
select centralcloud.freeze_clock('2026-01-01 01:00Z');
select link.hold_outbox('SC106', 'paused', '');
select results_eq(
  'select held_since, held_sqlstate, held_error, held_hint from link.state',
  $$values ('2026-01-01 00:00Z'::timestamptz, 'SC106', 'paused', null)$$,
  'since the first, for the newest reason'
);
select is((select count(*) from link.outbox where attempts > 0), 0::bigint, 'nobody is blamed');

select * from finish();
rollback;
