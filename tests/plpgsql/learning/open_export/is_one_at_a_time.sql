begin;
select plan(3);

select is((learning.open_export()).branch, null, 'none at first');
insert into learning.exports (branch, git_url, state, requested_at, ended_at)
values ('a', 'x', 'merged', '2026-03-01', '2026-03-01'), ('b', 'x', 'updated', '2026-03-01', null);
select is((learning.open_export()).branch, 'b', 'the one that has not ended');
select throws_ok(
  $$insert into learning.exports (branch, git_url, requested_at) values ('c', 'x', '2026-03-01')$$,
  '23505', null, 'there is no second one'
);

select * from finish();
rollback;
