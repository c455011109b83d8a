begin;
select plan(1);

select is(
  knowledge.inheritable(
    '{"type": "t", "id": "i", "version": "1.0.0", "name": "n", "quality": {}, "provenance": {},
      "body": "b", "tags": ["x"]}'
  ),
  '{"body": "b", "tags": ["x"]}', 'the rest is taken over'
);

select * from finish();
rollback;
