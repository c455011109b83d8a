begin;
select plan(3);

select is(
  aggregation.digest('[{"name": "a", "trials": 1.0}]'),
  aggregation.digest('[{"trials": 1.00, "name": "a"}]'),
  'neither the scale of a number nor the order of keys counts'
);
select isnt(
  aggregation.digest('[{"name": "a"}, {"name": "b"}]'),
  aggregation.digest('[{"name": "b"}, {"name": "a"}]'),
  'an array is equal to itself in the same order only'
);
select isnt(
  aggregation.digest('[]'), aggregation.digest('[{}]'), 'empty is not the same as one of nothing'
);

select * from finish();
rollback;
