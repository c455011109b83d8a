begin;
select plan(6);

select knowledge.register_folder('mine', '/srv/mine');
insert into knowledge.incoming_artifacts (type, id, version, path, raw)
values ('prompt', 'a', '1.0.0', 'a.json', '{"id": "a"}');

select throws_ok(
  $$select knowledge.finish_load(
      '{"folder": "mine"}', '{"digest": "x", "unchanged": false, "copied": 2, "invalid": []}'
    )$$,
  'SC604', 'the result of reading folder mine names 2 artifacts, 1 were copied', 'not whole'
);
select knowledge.finish_load(
  '{"folder": "mine"}',
  '{"digest": "x", "unchanged": false, "copied": 1,
    "invalid": [{"file": "b.json", "path": "$.id", "reason": "no"}]}'
);
select results_eq(
  'select digest, artifacts, changed from knowledge.folders', $$values ('x', 1, 1)$$, 'it is noted'
);
select results_eq(
  'select origin, folder, file, path, reason from knowledge.invalid_files',
  $$values ('local', 'mine', 'b.json', '$.id', 'no')$$, 'so is what is wrong'
);
select knowledge.finish_load(
  '{"folder": "mine"}', '{"digest": "y", "unchanged": true, "copied": 0, "invalid": []}'
);
select is((select count(*) from knowledge.invalid_files), 1::bigint, 'unchanged is unchanged');
select is((select count(*) from knowledge.artifacts), 1::bigint, 'there too');
select lives_ok(
  $$select knowledge.finish_load(
      '{"folder": "other"}', '{"digest": "y", "unchanged": false, "copied": 0, "invalid": []}'
    )$$, 'one that was forgotten meanwhile'
);

select * from finish();
rollback;
