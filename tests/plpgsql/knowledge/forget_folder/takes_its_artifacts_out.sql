begin;
\ir ../artifacts.sql
select plan(4);

select knowledge.register_folder('mine', '/srv/mine');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'a', '1.0.0', 'a.json', '{"id": "a"}');

select pg_temp.put('prompt', 'b', '1.0.0');
select knowledge.load_folder('mine');
select is(knowledge.forget_folder('mine'), 1, 'one went');
select results_eq('select id from knowledge.artifacts', $$values ('b')$$, 'others stay');
select is_empty('select 1 from knowledge.folders', 'and the folder');
select throws_ok($$select knowledge.forget_folder('mine')$$, 'SC620', null, 'only once');

select * from finish();
rollback;
