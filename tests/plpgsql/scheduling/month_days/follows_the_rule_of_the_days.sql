begin;
select plan(3);

select is(
  scheduling.month_days(scheduling.schedule_masks('0 0 1,2 * fri'), '2026-01-01'),
  '01100000010000001000000100000010', 'either: the 1st and 2nd, and every Friday'
);
select is(
  scheduling.month_days(scheduling.schedule_masks('0 0 */2 * fri'), '2026-01-01'),
  '00000000010000000000000100000000', 'both: Fridays of an odd day'
);
select is(
  length(scheduling.month_days(scheduling.schedule_masks('0 0 * * *'), '2024-02-01')), 30,
  'a leap year has the 29th'
);

select * from finish();
rollback;
