begin;
select plan(3);

select is(learning.current_commit(), null, 'none before the first');
select learning.record_sync(p_ranking_id => 1, p_commit => repeat('a', 40), p_changed => 1);
insert into learning.syncs (ranking_id, patterns, requested_at)
values (2, '[]', centralcloud.clock());
select is(learning.current_commit(), repeat('a', 40), 'what waits does not count');
select learning.record_sync(p_ranking_id => 3, p_commit => repeat('b', 40), p_changed => 1);
select is(learning.current_commit(), repeat('b', 40), 'the newest that is in Git');

select * from finish();
rollback;
