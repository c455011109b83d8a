begin;
\ir ../artifacts.sql
select plan(1);

select knowledge.register_folder('a', '/srv/a');
select knowledge.register_folder('b', '/srv/b');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'in_b', '1.0.0', 'x.json', '{}');
select knowledge.load_folder('b');
select pg_temp.put('prompt', 'same', '1.0.0', '{}', 'same.json');
select pg_temp.put(
  'prompt', 'learned', '1.0.0', '{"body": "b", "provenance": {"source": "learned"}}',
  'learned/prompt/learned.json'
);
select pg_temp.put('prompt', 'other', '1.0.0', '{}', 'other.json');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values
  ('prompt', 'in_b', '1.0.0', 'in_b.json', '{}'),
  ('prompt', 'learned', '1.0.0', 'learned.json', (
    select jsonb_set(a.content, '{provenance}', '{"source": "manual"}')::text
    from knowledge.artifacts as a
    where a.id = 'learned'
  )),
  ('prompt', 'other', '1.0.0', 'other.json', '{"body": "b"}'),
  ('prompt', 'new', '1.0.0', 'new.json', '{}'),
  ('prompt', 'same', '1.0.0', 'same.json', (
    select a.raw from knowledge.artifacts as a where a.id = 'same'
  ));
select results_eq(
  $$select i.file, i.path, i.reason
    from jsonb_to_recordset(knowledge.shadowed('a')) as i (file text, path text, reason text)
    order by file$$,
  $$values
    ('in_b.json', '$', 'prompt in_b 1.0.0 is in folder b already'),
    ('other.json', '$',
      'prompt other 1.0.0 of the hub''s repository is used, which says something else: delete '
      'the file, or raise its version')$$,
  'but nothing where it is the same but for its provenance'
);

select * from finish();
rollback;
