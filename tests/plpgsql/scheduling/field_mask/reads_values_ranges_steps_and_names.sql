begin;
select plan(8);

select is(scheduling.field_mask('*', 0, 5), '111111', 'all');
select is(scheduling.field_mask('*', 1, 5), '011111', 'all that there are');
select is(scheduling.field_mask('*/2', 1, 5), '010101', 'a step starts at the lowest');
select is(scheduling.field_mask('1-4/3', 0, 5), '010010', 'a range with a step');
select is(scheduling.field_mask('0,3-4,5', 0, 5), '100111', 'a list');
select is(scheduling.field_mask('5-5', 0, 5), '000001', 'a range of one');
select is(scheduling.field_mask('05', 0, 5), '000001', 'leading zeros');
select is(scheduling.field_mask('Feb-MAR', 1, 3, 'jan feb mar'), '0011', 'names, in any case');

select * from finish();
rollback;
