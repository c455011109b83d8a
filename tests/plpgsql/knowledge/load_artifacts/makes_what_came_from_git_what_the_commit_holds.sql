begin;
select plan(7);

insert into knowledge.incoming_artifacts (type, id, version, path, raw)
select 'prompt', id, '1.0.0', id || '.json', format('{"id": "%s"}', id)
from unnest(array['kept', 'moved', 'edited', 'gone']) as id;
select is(knowledge.load_artifacts(repeat('a', 40)), 4, 'all are new');
select is_empty('select 1 from knowledge.incoming_artifacts', 'what was copied is taken over');

insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values
  ('prompt', 'kept', '1.0.0', 'kept.json', '{"id": "kept"}'),
  ('prompt', 'moved', '1.0.0', 'there/moved.json', '{"id": "moved"}'),
  ('prompt', 'edited', '1.0.0', 'edited.json', '{"id": "edited", "n": 1}'),
  ('prompt', 'new', '1.0.0', 'new.json', '{"id": "new"}');
select is(knowledge.load_artifacts(repeat('b', 40)), 4, 'one new, two different, one gone');
select results_eq(
  'select id, path, left(commit, 1) from knowledge.artifacts order by id',
  $$values ('edited', 'edited.json', 'b'), ('kept', 'kept.json', 'a'),
    ('moved', 'there/moved.json', 'b'), ('new', 'new.json', 'b')$$,
  'each names the commit that brought it'
);
select is(
  (select content from knowledge.artifacts where id = 'edited'), '{"id": "edited", "n": 1}',
  'content follows the file'
);
select is(
  (select content_hash from knowledge.artifacts where id = 'kept'),
  encode(sha256('{"id": "kept"}'), 'hex'), 'the hash is of the file''s bytes'
);
select is(knowledge.load_artifacts(repeat('c', 40)), 4, 'an empty commit takes all away');

select * from finish();
rollback;
