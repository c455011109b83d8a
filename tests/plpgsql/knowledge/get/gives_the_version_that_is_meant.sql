begin;
\ir ../artifacts.sql
select plan(5);

select pg_temp.put('prompt', 'a', '1.0.0', '{"body": "one"}', 'a.json');
select pg_temp.put('prompt', 'a', '2.0.0', '{"extends": "prompt:a@1.0.0", "tags": ["x"]}');
select is(
  knowledge.get('prompt', 'a'),
  '{"type": "prompt", "id": "a", "version": "2.0.0", "body": "one", "tags": ["x"]}',
  'the latest, resolved'
);
select is(knowledge.get('prompt', 'a', '1.0.0') ->> 'version', '1.0.0', 'an exact one');
select is(knowledge.get('prompt', 'a', 'current') ->> 'version', '1.0.0', 'the current one');
select throws_ok($$select knowledge.get('prompt', 'b')$$, 'SC616', null, 'none');
set local role centralcloud_reader;
select is(knowledge.get('prompt', 'a', '1.0.0') ->> 'body', 'one', 'a reader may');

select * from finish();
rollback;
