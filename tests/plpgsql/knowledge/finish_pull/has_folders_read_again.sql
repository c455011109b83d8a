begin;
select plan(2);

select knowledge.register_folder('mine', '/srv/mine');
select knowledge.note_load('mine', 'x', 0);
select knowledge.finish_pull(
  '{"git_url": "/srv/t.git"}', format('{"commit": "%s", "artifacts": 0}', repeat('a', 40))::jsonb
);
select is_empty('select 1 from scheduling.tasks', 'not where nothing changed');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'a', '1.0.0', 'a.json', '{"id": "a"}');
select knowledge.finish_pull(
  '{"git_url": "/srv/t.git"}', format('{"commit": "%s", "artifacts": 1}', repeat('b', 40))::jsonb
);
select is((select key from scheduling.tasks), 'mine', 'they may refer to what changed');

select * from finish();
rollback;
