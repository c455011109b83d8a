begin;
select plan(1);
\ir ../joined.sql

select link.connect();
select throws_ok('select link.receive()', '3F000', null, 'from which it fetches');

select * from finish();
rollback;
