begin;
select plan(2);
\ir ../joined.sql

select is(link.handler_of('kept'), 'handlers.keep', 'this one');
select is(link.handler_of('unheard of'), null, 'none');

select * from finish();
rollback;
