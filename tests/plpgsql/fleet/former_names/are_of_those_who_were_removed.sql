begin;
select plan(1);

select fleet.add('b');
select fleet.add('a');
select fleet.pause('a');
select fleet.remove('b');
select results_eq(
  'select * from fleet.former_names()', $$values ('b' collate "C")$$, 'and of no others'
);

select * from finish();
rollback;
