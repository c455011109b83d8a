begin;
select plan(1);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
select centralcloud.shift_clock('11 days');
select routing.expire();
select is(routing.publish('news', '{}'), 4::bigint, 'no offset is used again');

select * from finish();
rollback;
