begin;
select plan(1);
\ir ../fleet.sql

select pg_temp.publish('news', 1);
set session authorization "singularity-1";
select routing.subscribe('news');
set session authorization "singularity-2";
select is_empty('select * from routing.fetch()', 'who subscribed to nothing gets nothing');
reset session authorization;

select * from finish();
rollback;
