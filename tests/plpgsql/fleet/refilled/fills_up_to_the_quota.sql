begin;
select plan(4);

select is(
  fleet.refilled(0, 3600, '2026-01-01 00:00Z', '2026-01-01 00:00:10Z'), 10::float8, 'by the second'
);
select is(
  fleet.refilled(-5, 3600, '2026-01-01 00:00Z', '2026-01-01 00:00:10Z'), 5::float8, 'debts first'
);
select is(
  fleet.refilled(3000, 3600, '2026-01-01 00:00Z', '2026-01-02 00:00Z'), 3600::float8, 'no more'
);
select is(
  fleet.refilled(7, 3600, '2026-01-01 00:00Z', '2025-12-31 00:00Z'), 7::float8,
  'a clock that was set back takes nothing away'
);

select * from finish();
rollback;
