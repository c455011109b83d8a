begin;
select plan(1);
\ir ../joined.sql

select link.connect();
select throws_ok('select link.settle()', 'SC310', null, 'whose cursors it settles');

select * from finish();
rollback;
