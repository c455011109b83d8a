begin;
select plan(1);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
insert into learning.syncs (ranking_id, patterns, requested_at, commit, synced_at) values
  (1, null, '2026-01-01 10:00Z', repeat('a', 40), '2026-01-01 10:01Z'),
  (2, '[]', '2026-01-01 10:59Z', null, null);
insert into learning.commits (commit, changed, loaded_at)
values (repeat('a', 40), 1, '2026-01-01 10:01Z');
select results_eq(
  'select state, last_success_at, depth, oldest_at, detail from learning.status()',
  $$values ('late', '2026-01-01 10:01Z'::timestamptz, 1::bigint, '2026-01-01 10:59Z'::timestamptz,
    jsonb_build_object('commit', repeat('a', 40)))$$, 'the last commit and what waits'
);

select * from finish();
rollback;
