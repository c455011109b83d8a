begin;
select plan(1);
\ir ../joined.sql

select link.connect();
select throws_ok('select link.greet()', 'SC310', null, 'which this one is not');

select * from finish();
rollback;
