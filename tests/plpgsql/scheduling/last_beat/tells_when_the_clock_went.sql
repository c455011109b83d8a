begin;
\ir ../probe.sql
select plan(2);

select is(scheduling.last_beat(), null, 'it never did');
select scheduling.beat('tick');
select is(scheduling.last_beat(), '2026-01-01 12:05Z', 'it did');

select * from finish();
rollback;
