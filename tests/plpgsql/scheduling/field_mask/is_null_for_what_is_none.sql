begin;
select plan(1);

select results_eq(
  $$select f from unnest(array[
    '', '6', '4-2', '2/2', '*/0', '*/6', '1,', ',1', '1-', '-1', 'x', 'jan', '1-2-3', '* ', '2#1'
  ]) as f where scheduling.field_mask(f, 0, 5, 'sun mon') is not null$$,
  $$select null::text where false$$,
  'none of these is a field'
);

select * from finish();
rollback;
