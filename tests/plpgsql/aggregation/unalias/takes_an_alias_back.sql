begin;
\ir ../telling.sql
select plan(2);

insert into aggregation.aliases (fingerprint, canonical, reason, decided_by, decided_at)
values (pg_temp.p('a'), pg_temp.p('b'), 'same', 'me', '2026-01-01Z');
select ok(aggregation.unalias(pg_temp.p('a')), 'it was one');
select ok(not aggregation.unalias(pg_temp.p('a')), 'it is none any more');

select * from finish();
rollback;
