begin;
select plan(5);
\ir ../dead.sql

select is(
  routing.discard('singularity-1', 'news', 1), '{"type": "news", "n": 1}', 'returns the message'
);
select results_eq(
  'select topic_offset from routing.dead_deliveries', 'values (2::bigint)', 'that one'
);
set session authorization "singularity-1";
select results_eq('select topic_offset from routing.fetch()', 'values (3::bigint)', 'not to come');
set session authorization "singularity-2";
select is((select count(*) from routing.fetch()), 3::bigint, 'another instance has it to come');
reset session authorization;
select throws_ok($$select routing.discard('singularity-1', 'news', 1)$$, 'SC307', null, 'once');

select * from finish();
rollback;
