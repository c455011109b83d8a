begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select is(fleet.stale_before(), '2026-01-01 11:00Z', 'an hour');
select centralcloud.change_setting('fleet.stale_after', '2 hours');
select is(fleet.stale_before(), '2026-01-01 10:00Z', 'what was chosen');

select * from finish();
rollback;
