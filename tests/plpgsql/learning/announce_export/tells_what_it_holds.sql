begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
insert into learning.exports (branch, git_url, state, pull_request_url, requested_at)
values ('feature/learned-2026-01-01', 'x', 'opened', 'https://forge/7', '2026-01-01');
insert into learning.export_items (
  export_id, action, type, id, version, content_hash, path, figures, reason
)
select e.export_id, 'promote', 'prompt', 'a', '1.0.0', 'h', null, '{}'::jsonb, ''
from learning.exports as e
union all
select e.export_id, 'revoke', 'prompt', 'b', '2.0.0', null, 'p', '{}', ''
from learning.exports as e;
select learning.announce_export(e.export_id) from learning.exports as e;
select is(
  (select l.payload - 'timestamp' from routing.log as l where l.topic = 'aggregated_learning'),
  '{"type": "aggregated_learning", "status": "opened", "branch": "feature/learned-2026-01-01",
    "export_pr_url": "https://forge/7", "artifacts": [
      {"type": "prompt", "id": "a", "version": "1.0.0", "action": "promote"},
      {"type": "prompt", "id": "b", "version": "2.0.0", "action": "revoke"}
    ]}',
  'the whole message'
);
select lives_ok(
  $$select intake.check(l.payload) from routing.log as l where l.topic = 'aggregated_learning'$$,
  'as its contract says'
);

select * from finish();
rollback;
