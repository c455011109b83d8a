begin;
select plan(3);
\ir ../fleet.sql

set session authorization "singularity-1";
select routing.subscribe('news');
reset session authorization;
select is(routing.hold_cursor('singularity-1', 'news'), 0::bigint, 'the cursor');
select isnt((select xmax::text from routing.subscribers), '0', 'its row is locked');
select throws_ok($$select routing.hold_cursor('singularity-2', 'news')$$, 'SC303', null, 'or none');

select * from finish();
rollback;
