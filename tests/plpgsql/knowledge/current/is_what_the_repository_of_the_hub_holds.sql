begin;
\ir ../artifacts.sql
select plan(4);

select pg_temp.put('prompt', 'a', '3.0.0');
select is(knowledge.current('prompt', 'a'), '3.0.0', 'the latest, where the hub has none');
select pg_temp.put('prompt', 'a', '1.0.0', '{}', 'prompts/a.json');
select pg_temp.put('prompt', 'a', '1.5.0', '{}', 'prompts/a2.json');
select is(knowledge.current('prompt', 'a'), '1.5.0', 'the highest of the repository');
select pg_temp.put('prompt', 'a', '1.2.0', '{}', 'learned/prompt/a.json');
select is(knowledge.current('prompt', 'a'), '1.2.0', 'the one that was learned');
select is(knowledge.current('prompt', 'b'), null, 'no such artifact');

select * from finish();
rollback;
