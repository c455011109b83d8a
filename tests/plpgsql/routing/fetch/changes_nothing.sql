begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 2);
set session authorization "singularity-1";
select routing.subscribe('news');
set transaction_read_only = on;
select is((select count(*) from routing.fetch()), 2::bigint, 'it reads');
select is((select count(*) from routing.fetch()), 2::bigint, 'and reads the same again');
reset session authorization;

select * from finish();
rollback;
