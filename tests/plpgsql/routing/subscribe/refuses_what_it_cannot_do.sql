begin;
select plan(5);
\ir ../fleet.sql

select throws_ok($$select routing.subscribe('news')$$, 'SC401', null, 'to no instance');
set session authorization "singularity-1";
select throws_ok($$select routing.subscribe('gossip')$$, 'SC301', null, 'an unknown topic');
select throws_ok($$select routing.subscribe('news', 'yesterday')$$, 'SC302', null, 'no beginning');
select throws_ok($$select routing.subscribe('news', '7')$$, 'SC302', null, 'not published');
select throws_ok($$select routing.subscribe('#', '1')$$, 'SC302', null, 'one offset, many topics');
reset session authorization;

select * from finish();
rollback;
