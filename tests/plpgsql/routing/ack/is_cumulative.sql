begin;
select plan(3);
\ir ../fleet.sql

select pg_temp.publish('news', 4);
set session authorization "singularity-1";
select routing.subscribe('news');
select is(routing.ack('news', 3), 3::bigint, 'three at once');
select is(routing.ack('news', 2), 3::bigint, 'the cursor never goes back');
select is(routing.ack('news', 0), 3::bigint, '0 only tells it');
reset session authorization;

select * from finish();
rollback;
