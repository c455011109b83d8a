begin;
select plan(4);

select is(
  knowledge.merged('{"id": "a", "extends": "x", "tags": [1]}', null, '{}'),
  '{"id": "a", "tags": [1]}',
  'references are no part of it'
);
select is(
  knowledge.merged(
    '{"id": "a", "body": "mine", "m": {"p": null}}',
    '{"id": "b", "name": "B", "body": "theirs", "m": {"p": 1, "q": 2}}', '{}'
  ),
  '{"id": "a", "body": "mine", "m": {"q": 2}}', 'what it says goes over what it extends'
);
select is(
  knowledge.merged(
    '{"id": "a"}', '{"body": "base"}', array['{"body": "one", "k": 1}', '{"k": 2}']::jsonb[]
  ),
  '{"id": "a", "k": 2, "body": "one\n\nbase"}', 'bodies of parts come before, blank lines between'
);
select is(
  knowledge.merged('{"id": "a", "body": null}', '{"body": "x"}', array['{"body": "p"}']::jsonb[]),
  '{"id": "a", "body": "p"}', 'a null takes its own body away'
);

select * from finish();
rollback;
