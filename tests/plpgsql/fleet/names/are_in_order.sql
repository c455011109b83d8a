begin;
select plan(1);

select fleet.add('b');
select fleet.add('a');
select fleet.add('c');
select fleet.remove('c');
select results_eq(
  'select * from fleet.names()', $$values ('a' collate "C"), ('b')$$, 'of those who are there'
);

select * from finish();
rollback;
