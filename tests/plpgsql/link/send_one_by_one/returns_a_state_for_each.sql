begin;
select plan(1);
\ir ../joined.sql

select is(link.send_one_by_one('{}'), '{}', 'none for none');

select * from finish();
rollback;
