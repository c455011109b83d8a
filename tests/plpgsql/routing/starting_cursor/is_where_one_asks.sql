begin;
select plan(5);
\ir ../fleet.sql

select pg_temp.publish('news', 8);
select pg_temp.publish('state', 8);
select routing.expire();
select is(routing.starting_cursor('news', 'earliest'), 3::bigint, 'before what the log holds');
select is(routing.starting_cursor('state', 'earliest'), 0::bigint, 'state begins with a resync');
select is(routing.starting_cursor('news', 'latest'), 8::bigint, 'after all');
select is(routing.starting_cursor('news', '6'), 5::bigint, 'before an offset');
select throws_ok($$select routing.starting_cursor('news', '10')$$, 'SC302', null, 'not beyond');

select * from finish();
rollback;
