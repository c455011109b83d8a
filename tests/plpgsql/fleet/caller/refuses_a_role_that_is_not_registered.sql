begin;
select plan(2);
\ir ../outside.sql

create function pg_temp.caller() returns text language sql security definer
as 'select fleet.caller()';
create role stranger;
set session authorization stranger;
select throws_ok(
  'select pg_temp.caller()', 'SC401', 'role stranger is not registered here',
  'a stranger is refused'
);
reset session authorization;
select fleet.remove('singularity-1');
create role "singularity-1";
set session authorization "singularity-1";
select throws_ok(
  'select pg_temp.caller()', 'SC401', 'role singularity-1 is not registered here',
  'and so is one who was removed, whatever its role is used for since'
);
reset session authorization;

select * from finish();
rollback;
