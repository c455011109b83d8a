begin;
select plan(1);

select knowledge.take_page(format(
  '[{"artifact_id": 1, "type": "prompt", "id": "a", "version": "1.0.0", "path": "a.json",
    "raw": "{}", "commit": "%s", "content_hash": "x"}]', repeat('b', 40)
)::jsonb);

select results_eq(
  'select type, id, version, path, raw, left(commit, 1) from knowledge.incoming_artifacts',
  $$values ('prompt', 'a', '1.0.0', 'a.json', '{}', 'b')$$, 'until all are here'
);

select * from finish();
rollback;
