begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select centralcloud.shift_clock('1 day');
select is(
  centralcloud.shift_clock('1 day'), '2026-01-03 00:00Z', 'two shifts are one of their sum'
);
select centralcloud.release_clock();
select cmp_ok(
  centralcloud.shift_clock('-1 hour') - clock_timestamp(), '<', interval '-59 minutes',
  'a running clock can be moved back'
);

select * from finish();
rollback;
