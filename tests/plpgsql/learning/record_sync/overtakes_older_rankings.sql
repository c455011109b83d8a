begin;
select plan(2);

insert into learning.syncs (ranking_id, patterns, requested_at)
select id, '[]', centralcloud.clock() from generate_series(1, 3) as id;
select learning.record_sync(p_ranking_id => 2, p_commit => repeat('a', 40), p_changed => 5);

select results_eq(
  $$select ranking_id, commit is not null, synced_at is not null, patterns is null
    from learning.syncs order by 1$$,
  $$values (1::bigint, false, true, true), (2, true, true, true), (3, false, false, false)$$,
  'the older one is overtaken, the newer one still waits'
);
select learning.record_sync(p_ranking_id => 9, p_commit => repeat('b', 40), p_changed => 0);
select is(
  (select commit from learning.syncs where ranking_id = 9), repeat('b', 40),
  'a ranking that never came by the queue is recorded too'
);

select * from finish();
rollback;
