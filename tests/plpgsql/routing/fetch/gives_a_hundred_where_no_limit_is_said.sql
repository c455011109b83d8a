begin;
select plan(3);
\ir ../fleet.sql

select pg_temp.publish('news', 101);
set session authorization "singularity-1";
select routing.subscribe('news');
select is((select count(*) from routing.fetch()), 100::bigint, 'by default');
select is((select count(*) from routing.fetch(null)), 100::bigint, 'as with null');
select is((select count(*) from routing.fetch(101)), 101::bigint, 'else as many as are asked for');
reset session authorization;

select * from finish();
rollback;
