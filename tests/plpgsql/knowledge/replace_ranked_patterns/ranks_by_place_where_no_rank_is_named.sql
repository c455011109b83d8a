begin;
select plan(1);

select knowledge.replace_ranked_patterns(jsonb_build_array(
  jsonb_build_object('name', 'a', 'fingerprint', md5('a')::uuid),
  jsonb_build_object('name', 'b', 'fingerprint', md5('b')::uuid)
));
select results_eq(
  'select rank, name, score from knowledge.ranked_patterns order by 1',
  $$values (1, 'a', null::float8), (2, 'b', null)$$, 'the first is the best'
);

select * from finish();
rollback;
