begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select is_empty($$select 1 from learning.status() where kind = 'export'$$, 'none');
insert into learning.exports (
  branch, git_url, state, pull_request_url, requested_at, opened_at, changed_at
)
values ('b', 'x', 'opened', 'https://forge/7', '2026-01-01 10:00Z', '2026-01-01 10:01Z',
  '2026-01-01 10:01Z');
select results_eq(
  $$select name, state, last_success_at, depth, oldest_at, detail from learning.status()
    where kind = 'export'$$,
  $$values ('b', 'ok', timestamptz '2026-01-01 10:01Z', 0::bigint,
    timestamptz '2026-01-01 10:00Z', '{"state": "opened", "url": "https://forge/7"}'::jsonb)$$,
  'where it is and how it stands'
);

select * from finish();
rollback;
