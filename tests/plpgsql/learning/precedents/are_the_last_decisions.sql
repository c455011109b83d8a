begin;
select plan(2);

select centralcloud.change_setting('learning.git_url', '/srv/t.git');
insert into learning.exports (branch, git_url, state, requested_at, opened_at, ended_at)
select 'b' || n, case n when 3 then '/srv/other.git' else '/srv/t.git' end, 'merged', '2026-01-01',
  '2026-01-01', '2026-01-02'
from generate_series(1, 4) as n;
insert into learning.export_items (
  export_id, action, type, id, version, content_hash, figures, reason, fate
)
select
  (select e.export_id from learning.exports as e where e.branch = f.branch), 'promote', 'prompt',
  f.id, '1.0.0', 'h', '{}', '', f.fate
from (
  values ('b1', 'a', 'merged'), ('b2', 'a', 'rejected'), ('b3', 'a', 'merged'),
    ('b4', 'a', 'withdrawn'), ('b1', 'b', 'edited'), ('b3', 'c', 'rejected'), ('b3', 'd', 'merged')
) as f (branch, id, fate);
select results_eq(
  'select id, export, is_rejected from learning.precedents order by id',
  $$values ('a' collate "C", 'b2', true), ('b', 'b1', false), ('c', 'b3', true)$$,
  'what was merged elsewhere, or withdrawn, decides nothing'
);
update learning.exports set pull_request_url = 'https://forge/2' where branch = 'b2';
select is(
  (select export from learning.precedents where id = 'a'), 'https://forge/2', 'named by its address'
);

select * from finish();
rollback;
