begin;
\ir ../artifacts.sql
select plan(1);

select knowledge.register_folder('mine', '/srv/mine');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'a', '1.0.0', 'a.json', '{"id": "a"}');

select knowledge.load_folder('mine');
select pg_temp.put('prompt', 'b', '1.0.0', '{}', 'b.json');
select results_eq(
  $$select type, id, version, content ->> 'id' from knowledge.known_documents('mine')$$,
  $$values ('prompt', 'b', '1.0.0', 'b')$$, 'not its own'
);

select * from finish();
rollback;
