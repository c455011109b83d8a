begin;
select plan(5);

select is(
  scheduling.schedule_masks(E'0\t12  1 jan sun')::text[],
  array[
    '1' || repeat('0', 59), repeat('0', 12) || '1' || repeat('0', 11), '01' || repeat('0', 30),
    '01' || repeat('0', 11), '1000000', 'either'
  ],
  'masks of the fields, and the rule of the days'
);
select is((scheduling.schedule_masks('* * * * 7'))[5], '1000000', '7 is Sunday');
select is((scheduling.schedule_masks('* * * * 5-7'))[5], '1000011', 'in a range, too');
select is((scheduling.schedule_masks('* * */2 * 1'))[6], 'both', 'a field that starts with *');
select is((scheduling.schedule_masks('* * 1-31 * 1'))[6], 'either', 'not one that only means all');

select * from finish();
rollback;
