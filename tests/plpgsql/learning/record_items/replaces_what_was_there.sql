begin;
select plan(1);

insert into learning.exports (branch, git_url, requested_at) values ('b', 'x', '2026-01-01');
select learning.record_items(
  e.export_id,
  '{"artifacts": [{"type": "prompt", "id": "old", "version": "1.0.0", "content": {}, "figures": {},
    "reason": "r"}], "revoked": []}',
  '[]'
) from learning.exports as e;
select learning.record_items(
  e.export_id,
  '{"artifacts": [
      {"type": "prompt", "id": "a", "version": "1.0.0", "content": {"body": "x"},
       "figures": {"usage_count": 5}, "reason": "r"},
      {"type": "prompt", "id": "out", "version": "1.0.0", "content": {}, "figures": {},
       "reason": "r"}
    ],
   "revoked": [{"type": "prompt", "id": "b", "version": "1.0.0", "path": "learned/prompt/b.json",
    "figures": {}, "reason": "r"}]}',
  '[{"type": "prompt", "id": "out", "version": "1.0.0", "reason": "unfit"}]'
) from learning.exports as e;
select results_eq(
  'select action, id, content_hash, path, figures, fate from learning.export_items order by id',
  $$values
    ('promote', 'a' collate "C", learning.content_hash('{"body": "x"}'), null,
      '{"usage_count": 5}'::jsonb, null),
    ('revoke', 'b', null, 'learned/prompt/b.json', '{}', null)$$,
  'each content by its hash, and nothing that was left out'
);

select * from finish();
rollback;
