begin;
\ir ../artifacts.sql
select plan(3);

select knowledge.register_folder('mine', '/srv/mine');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'a', '1.0.0', 'a.json', '{"id": "a"}');

create temp table before as select knowledge.surroundings('mine') as digest;
select knowledge.load_folder('mine');
select is(knowledge.surroundings('mine'), (select digest from before), 'not of its own');
select isnt(knowledge.surroundings('other'), (select digest from before), 'but of that for others');
select pg_temp.put('prompt', 'b', '1.0.0');
select isnt(
  knowledge.surroundings('mine'), (select digest from before), 'and of what else is there'
);

select * from finish();
rollback;
