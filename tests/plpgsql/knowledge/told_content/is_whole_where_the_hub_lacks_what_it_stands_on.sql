begin;
\ir ../artifacts.sql
select plan(4);

select pg_temp.put('prompt', 'shared', '1.0.0', '{"body": "s"}', 'shared.json');
select pg_temp.put('prompt', 'mine', '1.0.0', '{"body": "m"}');
select pg_temp.put('prompt', 'a', '1.0.0', '{"extends": "prompt:shared"}');
select pg_temp.put('prompt', 'b', '1.0.0', '{"extends": "prompt:mine"}');
select pg_temp.put('prompt', 'c', '1.0.0', '{"extends": "prompt:gone"}');
select pg_temp.put('prompt', 'd', '1.0.0', jsonb_build_object('body', repeat('x', 2097153)));
select is(knowledge.told_content(a) ->> 'extends', 'prompt:shared', 'as it is')
from knowledge.artifacts as a where a.id = 'a';
select is(
  knowledge.told_content(a), '{"type": "prompt", "id": "b", "version": "1.0.0", "body": "m"}',
  'whole'
)
from knowledge.artifacts as a where a.id = 'b';
select is(knowledge.told_content(a), null, 'what it stands on is gone')
from knowledge.artifacts as a where a.id = 'c';
select ok(knowledge.told_content(a) is null, 'too large')
from knowledge.artifacts as a where a.id = 'd';

select * from finish();
rollback;
