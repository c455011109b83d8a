begin;
\ir ../artifacts.sql
select plan(4);

select pg_temp.put('prompt', 'a', '1.0.0', '{"body": "Dear {{ who }}", "parameters": {"who": {}}}');
select pg_temp.put('prompt', 'b', '1.0.0', '{"extends": "prompt:a"}');
select pg_temp.put('framework', 'c', '1.0.0');
select is(knowledge.render('prompt', 'b', '{"who": "Ada"}'), 'Dear Ada', 'an inherited body');
select throws_ok(
  $$select knowledge.render('prompt', 'b')$$, 'SC628',
  'the parameters do not fit prompt:b@1.0.0: who is required', 'what is missing'
);
select throws_ok(
  $$select knowledge.render('framework', 'c')$$, 'SC628', 'framework:c@1.0.0 has no body', 'no text'
);
set local role centralcloud_reader;
select is(knowledge.render('prompt', 'a', '{"who": "Bob"}', '1.0.0'), 'Dear Bob', 'a reader may');

select * from finish();
rollback;
