begin;
select plan(6);

select is(
  knowledge.is_overtaken('{"ranking_id": 1}', 2, null), true, 'a lower number is older'
);
select is(knowledge.is_overtaken('{"ranking_id": 2}', 2, null), false, 'the same is not');
select is(knowledge.is_overtaken('{"ranking_id": 3}', 2, null), false, 'a higher one is not');
select is(
  knowledge.is_overtaken(
    '{"ranking_id": 1, "timestamp": "2026-01-02T00:00:00Z"}', 2, '2026-01-01 00:00Z'
  ),
  false, 'a hub that was restored counts again from a lower number, later'
);
select is(
  knowledge.is_overtaken(
    '{"ranking_id": 1, "timestamp": "2026-01-01T00:00:00Z"}', 2, '2026-01-01 00:00Z'
  ),
  true, 'not at the same time'
);
select is(knowledge.is_overtaken('{"ranking_id": 1}', null, null), false, 'nothing known yet');

select * from finish();
rollback;
