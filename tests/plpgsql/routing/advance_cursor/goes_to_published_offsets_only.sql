begin;
select plan(5);
\ir ../fleet.sql

select pg_temp.publish('news', 3);
set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select is(routing.advance_cursor('singularity-1', 'news', 2), 2::bigint, 'forth');
select is(routing.advance_cursor('singularity-1', 'news', 2), null, 'it is there');
select is(routing.advance_cursor('singularity-1', 'news', 1), null, 'never back');
select is(routing.advance_cursor('singularity-1', 'news', 4), null, 'not beyond the newest');
select is(routing.advance_cursor('singularity-2', 'news', 2), null, 'not without a subscription');

select * from finish();
rollback;
