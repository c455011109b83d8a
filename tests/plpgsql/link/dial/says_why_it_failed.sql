begin;
select plan(2);
\ir ../joined.sql

select is(link.dial(), null, 'it did not');
select link.join('postgres', '/nowhere', 5432, 'hub', 'secret');
select matches(link.dial(), 'No such file', 'in libpq''s words');

select * from finish();
rollback;
