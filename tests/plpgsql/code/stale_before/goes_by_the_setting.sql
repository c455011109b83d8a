begin;
select plan(1);

select centralcloud.freeze_clock('2026-01-16 12:00Z');
select is(code.stale_before(), '2026-01-01 12:00Z', '15 days');

select * from finish();
rollback;
