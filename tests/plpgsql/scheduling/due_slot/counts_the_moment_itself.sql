begin;
select plan(2);

select is(scheduling.due_slot('0 * * * *', '2026-01-01 12:00Z'), '2026-01-01 12:00Z', 'at it');
select is(scheduling.due_slot('0 * * * *', '2026-01-01 12:59Z'), '2026-01-01 12:00Z', 'after it');

select * from finish();
rollback;
