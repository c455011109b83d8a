begin;
select plan(1);
\ir ../fleet.sql

select is(routing.jump_distance(), 1000000::bigint, 'offsets left out');

select * from finish();
rollback;
