begin;
\ir ../artifacts.sql
select plan(6);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select knowledge.register_folder('mine', '/srv/mine');
select pg_temp.put('prompt', 'shared', '1.0.0', '{}', 'shared.json');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
select 'prompt', id, '1.0.0', id || '.json', format('{"id": "%s"}', id)
from unnest(array['kept', 'edited', 'gone', 'shared']) as id;
select is(knowledge.load_folder('mine'), 3, 'what the hub holds is the hub''s');
select is_empty('select 1 from knowledge.incoming_artifacts', 'what was copied is taken over');

insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values
  ('prompt', 'kept', '1.0.0', 'kept.json', '{"id": "kept"}'),
  ('prompt', 'edited', '1.0.0', 'edited.json', '{"id": "edited", "n": 1}'),
  ('prompt', 'new', '1.0.0', 'new.json', '{"id": "new"}');
select is(knowledge.load_folder('mine'), 3, 'one new, one different, one gone');
select results_eq(
  'select id, origin, folder, content -> ''n'' from knowledge.artifacts order by id',
  $$values
    ('edited', 'local', 'mine', '1'::jsonb), ('kept', 'local', 'mine', null),
    ('new', 'local', 'mine', null), ('shared', 'templates_data', null, null)$$, 'as the files are'
);
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
select type, id, version, path, raw from knowledge.artifacts where folder = 'mine';
create temp table before as select a.id, a.ctid as place from knowledge.artifacts as a;
select is(knowledge.load_folder('mine'), 0, 'the same again');
select results_eq(
  'select id, ctid from knowledge.artifacts order by id',
  'select id, place from before order by id', 'touches no row'
);

select * from finish();
rollback;
