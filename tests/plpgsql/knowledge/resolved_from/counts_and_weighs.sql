begin;
select plan(3);

select is(
  knowledge.resolved_from(array['a'], '{"id": "a"}', '[0:1]={"{\"x\": 1}","{\"y\": 2}"}', 2),
  '{"document": {"id": "a", "x": 1, "y": 2}, "height": 2}', 'place 0 is extended, 1 is a part'
);
select throws_ok(
  $$select knowledge.resolved_from(array['a'], '{}', '{}', 17)$$, 'SC619', null, 'too high'
);
select throws_ok(
  $$select knowledge.resolved_from(array['a'], '{}', array(
      select jsonb_build_object('body', repeat('x', 200000)) from generate_series(1, 12)
    ), 2)$$, 'SC619', null, 'too large'
);

select * from finish();
rollback;
