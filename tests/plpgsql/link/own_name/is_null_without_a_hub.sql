begin;
select plan(2);
\ir ../joined.sql

select is(link.own_name(), 'postgres', 'as it was joined');
select link.leave();
select is(link.own_name(), null, 'joined to none');

select * from finish();
rollback;
