begin;
select plan(3);

select lives_ok(
  $$select knowledge.check_parameters('t:a@1.0.0', '{"a": {}}', '{"a": ""}')$$, 'fits'
);
select throws_ok(
  $$select knowledge.check_parameters('t:a@1.0.0', '{"a": {}}', '{"b": 1}')$$, 'SC628',
  'the parameters do not fit t:a@1.0.0: a is required; b is not declared', 'both are named'
);
select throws_ok(
  $$select knowledge.check_parameters('t:a@1.0.0', '{}', null)$$, 'SC628',
  'the parameters do not fit t:a@1.0.0: they are no object', 'none given'
);

select * from finish();
rollback;
