begin;
select plan(2);
\ir ../joined.sql

select is(link.acknowledge(), 0, 'nothing was applied');
select link.apply(pg_temp.delivery('kept', 1));
select link.connect();
select throws_ok('select link.acknowledge()', '3F000', null, 'something was: the hub is called');

select * from finish();
rollback;
