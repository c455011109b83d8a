begin;
select plan(1);
\ir ../joined.sql

select link.apply(pg_temp.delivery('kept', 1));
select is(link.tell_owed(), 0, 'an applied message is told by its cursor');

select * from finish();
rollback;
