begin;
select plan(2);
\ir ../fleet.sql

select throws_ok(
  'select routing.subscriber()', 'SC401', 'role postgres is no instance', 'the owner''s side is none'
);
set session authorization "singularity-1";
select lives_ok('select routing.fetch()', 'an instance is one');
reset session authorization;

select * from finish();
rollback;
