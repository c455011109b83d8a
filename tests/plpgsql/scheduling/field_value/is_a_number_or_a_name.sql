begin;
select plan(4);

select is(scheduling.field_value('07', 1, 'jan feb'), 7, 'a number');
select is(scheduling.field_value('feb', 1, 'jan feb'), 2, 'a name, counted from the lowest');
select is(scheduling.field_value('mar', 1, 'jan feb'), null, 'no name of it');
select is(scheduling.field_value('jan', 0, ''), null, 'a field without names');

select * from finish();
rollback;
