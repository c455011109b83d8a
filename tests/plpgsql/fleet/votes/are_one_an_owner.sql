begin;
select plan(1);

select fleet.add('a1', 'ann');
select fleet.add('a2', 'ann');
select fleet.add('a3', 'ann');
select fleet.add('b1', 'bob');
update fleet.instances set state = 'paused' where name = 'a3';
update fleet.instances set trust = 0.5 where name = 'a2';
select results_eq(
  'select instance, owner, vote from fleet.votes order by instance',
  $$values
    ('a1' collate "C", 'ann' collate "C", 0.5::float8), ('a2', 'ann', 0.25), ('b1', 'bob', 1)$$,
  'shared by the active instances of the owner, weighed by their trust'
);

select * from finish();
rollback;
