begin;
select plan(4);

select is(
  aggregation.hashes('[]'), ''::bytea, 'nothing for an empty snapshot'
);
select is(
  aggregation.hashes('[{"a": 1}, {"b": 2}]'),
  aggregation.hashes('[{"a": 1}]') || aggregation.hashes('[{"b": 2}]'),
  'the hashes of two parts put together are the hashes of the whole'
);
select is(
  length(aggregation.hashes('[1, 2, 3]')), 24, 'eight bytes for each element'
);
select throws_ok(
  $$ select aggregation.hashes('{}') $$, '22023', null, 'an object has no elements'
);

select * from finish();
rollback;
