begin;
select plan(2);
\ir ../fleet.sql

select pg_temp.publish('news', 1);
set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select routing.give_up('singularity-1', 'news', 1, 4, 'enough');
select centralcloud.shift_clock('90 days');
select routing.expire_dead_deliveries();
select is((select count(*) from routing.dead_deliveries), 1::bigint, 'kept for 90 days');
select centralcloud.shift_clock('1 second');
select routing.expire_dead_deliveries();
select is((select count(*) from routing.dead_deliveries), 0::bigint, 'and no longer');

select * from finish();
rollback;
