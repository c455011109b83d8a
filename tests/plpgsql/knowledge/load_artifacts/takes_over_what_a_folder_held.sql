begin;
select plan(2);

select knowledge.register_folder('mine', '/srv/mine');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'a', '1.0.0', 'a.json', '{"id": "a"}');

select knowledge.load_folder('mine');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'a', '1.0.0', 'a.json', '{"id": "a"}');
select is(knowledge.load_artifacts(repeat('a', 40)), 1, 'it changes hands');
select results_eq(
  'select origin, folder from knowledge.artifacts', $$values ('templates_data', null::text)$$,
  'the hub holds it now'
);

select * from finish();
rollback;
