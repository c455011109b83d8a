begin;
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select centralcloud.shift_clock('1 day');
select centralcloud.release_clock();
select results_eq(
  'select frozen_at, shift from centralcloud.clock_override',
  $$values (null::timestamptz, interval '0')$$,
  'nothing of it is left'
);

select * from finish();
rollback;
