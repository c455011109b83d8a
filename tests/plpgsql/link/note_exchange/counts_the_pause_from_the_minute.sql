begin;
select plan(3);
\ir ../joined.sql

select centralcloud.freeze_clock('2026-01-01 00:00:44Z');
select link.note_exchange(true);
select is((select next_exchange_at from link.state), '2026-01-01 00:01Z', 'the next slot is due');
select link.note_exchange(true);
select is((select next_exchange_at from link.state), '2026-01-01 00:02Z', 'then it is left out');
select link.note_exchange(false);
select results_eq(
  'select last_exchange_at, next_exchange_at from link.state',
  $$values ('2026-01-01 00:00:44Z'::timestamptz, null::timestamptz)$$, 'what moves goes on moving'
);

select * from finish();
rollback;
