begin;
select plan(3);

select centralcloud.freeze_clock('2026-03-01 23:30:00-02:00');
select is(learning.next_branch(), 'feature/learned-2026-03-02', 'in UTC');
insert into learning.exports (branch, git_url, state, requested_at, ended_at)
values
  ('feature/learned-2026-03-01', 'x', 'closed', '2026-03-01', '2026-03-01'),
  ('feature/learned-2026-03-02', 'x', 'closed', '2026-03-01', '2026-03-01');
select is(learning.next_branch(), 'feature/learned-2026-03-02-2', 'a second one');
insert into learning.exports (branch, git_url, requested_at)
values ('feature/learned-2026-03-02-2', 'x', '2026-03-01');
select is(learning.next_branch(), 'feature/learned-2026-03-02-3', 'a third one');

select * from finish();
rollback;
