begin;
select plan(2);
\ir ../joined.sql

select link.enqueue('{"type": "x"}');
select link.join('postgres', '/nowhere', 5432, 'hub', 'secret');
select throws_ok('select link.exchange()', 'SC304', null, 'its run is to show it');
select is((select state from link.outbox), 'waiting', 'and the outbox waits');

select * from finish();
rollback;
