-- Messages 1 and 2 of news were given up for singularity-1; singularity-2 has yet to read them.
\ir fleet.sql
select pg_temp.publish('news', 3);
set session authorization "singularity-2";
select routing.subscribe('news');
set session authorization "singularity-1";
select routing.subscribe('news');
select routing.reject('news', 1, 'no');
select routing.reject('news', 2, 'no');
reset session authorization;
select routing.give_up('singularity-1', 'news', 1, 10, 'enough');
select centralcloud.freeze_clock('2026-01-02 00:00Z');
select routing.give_up('singularity-1', 'news', 2, 10, 'enough');
