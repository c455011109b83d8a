begin;
select plan(2);
\ir ../outside.sql

create function pg_temp.caller() returns text language sql security definer
as 'select fleet.caller()';
select is(pg_temp.caller(), null, 'a member of the owner is no instance');
set session authorization "singularity-1";
select is(pg_temp.caller(), 'singularity-1', 'an instance is, also in what runs as another');
reset session authorization;

select * from finish();
rollback;
