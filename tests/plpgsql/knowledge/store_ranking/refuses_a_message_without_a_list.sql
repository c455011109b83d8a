begin;
select plan(3);

select throws_ok(
  $$select knowledge.store_ranking('{"ranking_id": 1}')$$, 'SC604', null, 'no list'
);
select throws_ok(
  $$select knowledge.store_ranking('{"ranking_id": 1, "patterns": {}}')$$, 'SC604', null,
  'an object is no list'
);
select throws_ok(
  $$select knowledge.store_ranking('{"patterns": []}')$$, 'SC604', null, 'no number'
);

select * from finish();
rollback;
