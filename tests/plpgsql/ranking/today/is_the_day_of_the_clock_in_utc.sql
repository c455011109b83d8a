begin;
select plan(1);

set local timezone = 'Pacific/Kiritimati';
select centralcloud.freeze_clock('2026-01-01 23:59:59Z');
select is(ranking.today(), '2026-01-01'::date, 'wherever the session is');

select * from finish();
rollback;
