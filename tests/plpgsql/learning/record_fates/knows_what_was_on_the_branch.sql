begin;
select plan(1);

insert into learning.exports (branch, git_url, requested_at) values ('b', 'x', '2026-01-01');
insert into learning.export_items (
  export_id, action, type, id, version, content_hash, path, figures, reason
)
select
  e.export_id, i.action, 'prompt', i.id, '1.0.0', case i.action when 'promote' then 'h' end,
  case i.action when 'revoke' then 'p' end, '{}', ''
from learning.exports as e, (
  values ('promote', 'edited'), ('promote', 'there'), ('promote', 'away'), ('revoke', 'kept'),
    ('revoke', 'taken')
) as i (action, id);
insert into learning.incoming_artifacts (type, id, version, path, raw)
select 'prompt', id, '1.0.0', id, '{}' from unnest(array['edited', 'there', 'kept']) as id;
select learning.record_fates(
  e.export_id,
  '{"artifacts": [
    {"type": "prompt", "id": "pushed", "version": "1.0.0", "content": {}, "figures": {},
     "reason": "r"},
    {"type": "prompt", "id": "never", "version": "1.0.0", "content": {}, "figures": {},
     "reason": "r"}
  ], "revoked": []}',
  '[{"type": "prompt", "id": "edited", "version": "1.0.0", "fate": "edited"},
    {"type": "prompt", "id": "pushed", "version": "1.0.0", "fate": "merged"},
    {"type": "prompt", "id": "never", "version": "1.0.0", "fate": "rejected"}]'
) from learning.exports as e;
select results_eq(
  'select id, fate from learning.export_items order by id',
  $$values ('away' collate "C", 'rejected'), ('edited', 'edited'), ('kept', 'rejected'),
    ('pushed', 'merged'), ('taken', 'merged'), ('there', 'merged')$$,
  'what was asked for and never pushed is not rejected; what the result leaves out is looked up'
);

select * from finish();
rollback;
