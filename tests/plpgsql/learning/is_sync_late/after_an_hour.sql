begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select is(learning.is_sync_late('2026-01-01 11:00Z'), false, 'an hour');
select is(learning.is_sync_late('2026-01-01 10:59Z'), true, 'longer');
select is(learning.is_sync_late(null), false, 'nothing waits');

select * from finish();
rollback;
