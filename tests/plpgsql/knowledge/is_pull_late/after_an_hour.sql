begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
insert into knowledge.repositories (
  git_url, requested_commit, requested_at, commit, artifacts, changed, pulled_at
)
values
  ('new', repeat('a', 40), '2026-01-01 11:00Z', null, null, null, null),
  ('old', repeat('a', 40), '2026-01-01 10:59Z', repeat('b', 40), 1, 1, '2026-01-01 10:00Z'),
  ('here', repeat('a', 40), '2026-01-01 10:59Z', repeat('a', 40), 1, 1, '2026-01-01 10:00Z');
select is(knowledge.is_pull_late(r), r.git_url = 'old', r.git_url)
from knowledge.repositories as r;
insert into knowledge.template_syncs (artifacts, changed, synced_at)
values (1, 1, '2026-01-01 11:30Z');
select ok(not knowledge.is_pull_late(r), 'the hub has given it since')
from knowledge.repositories as r
where r.git_url = 'old';

select * from finish();
rollback;
