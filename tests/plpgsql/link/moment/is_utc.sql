begin;
select plan(1);
\ir ../joined.sql

select is(link.moment('2026-07-01 02:00+02'), '2026-07-01 00:00:00 UTC', 'to the second');

select * from finish();
rollback;
