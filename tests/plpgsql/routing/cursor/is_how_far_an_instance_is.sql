begin;
select plan(3);
\ir ../fleet.sql

set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select is(routing.cursor('singularity-1', 'news'), 0::bigint, 'at the beginning');
select routing.move_cursor('singularity-1', 'news', 7);
select is(routing.cursor('singularity-1', 'news'), 7::bigint, 'then further');
select throws_ok($$select routing.cursor('singularity-2', 'news')$$, 'SC303', null, 'or nowhere');

select * from finish();
rollback;
