begin;
select plan(7);
\ir ../fleet.sql

select set_config('centralcloud.timeline', '', true);
set local session authorization 'singularity-1';
select results_eq(
  'select now, life is not null, members from routing.greet()',
  $$values ('2026-01-01 00:00Z'::timestamptz, true, 2)$$,
  'the hub''s clock, its life, the fleet'
);
reset session authorization;
select routing.check_home();
select is(
  (select life from routing.greet()), (select life from routing.lives), 'the current life'
);

update routing.lives set home = 'elsewhere';
select set_config('centralcloud.timeline', '', true);
select isnt(
  (select life from routing.greet()), (select life from routing.lives),
  'after a move another life, another uuid'
);
select is((select max(life_id) from routing.lives), 1, 'which it leaves to publishers to note');
select fleet.remove('singularity-2');
select is((select members from routing.greet()), 1, 'members that are active');

create role stranger;
grant usage on schema routing to stranger;
grant execute on function routing.greet() to stranger;
set local session authorization stranger;
select throws_ok('select routing.greet()', 'SC401', null, 'strangers are not greeted');
reset session authorization;
set local transaction_read_only = on;
select lives_ok('select routing.greet()', 'it may be asked where nothing can be written');

select * from finish();
rollback;
