begin;
select plan(3);
\ir ../outside.sql

create role elsewhere login in role centralcloud_instance;
create role looker login in role centralcloud_reader;
select lives_ok('select fleet.check_guest()', 'members of the owner');
set session authorization elsewhere;
select throws_ok(
  'select * from ranking.top_patterns()', 'SC401', null, 'not an instance of another hub'
);
set session authorization looker;
select lives_ok('select * from ranking.top_patterns()', 'readers');
reset session authorization;

select * from finish();
rollback;
