begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 8);
set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select routing.expire();
set session authorization "singularity-1";
select throws_ok($$select routing.reject('news', 3, 'no')$$, 'SC302', null, 'it expired');
select throws_ok($$select routing.reject('news', 9, 'no')$$, 'SC302', null, 'it is to come');
reset session authorization;

select * from finish();
rollback;
