begin;
select plan(4);
\ir ../fleet.sql

select routing.begin_subscription('singularity-1', 'news', 0);
select pg_temp.publish('news', 3);
select routing.advance_cursor('singularity-1', 'news', n)
from generate_series(1, 3) as n;
select is(routing.prune_cursors(2), 2::bigint, 'so many at most');
select is(routing.prune_cursors(2), 1::bigint, 'until there are no more');
select is((select acked_offset from routing.subscriptions), 3::bigint, 'the cursor is as it was');

delete from routing.subscribers;
select is(routing.prune_cursors(2), 1::bigint, 'a subscription that is gone needs none');

select * from finish();
rollback;
