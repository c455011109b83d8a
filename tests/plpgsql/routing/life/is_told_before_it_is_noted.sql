begin;
select plan(5);
\ir ../fleet.sql

create temporary table told as select routing.life() as first;
select is((select count(*) from routing.lives), 0::bigint, 'nothing is noted');
select routing.check_home();
select is(routing.life(), (select first from pg_temp.told), 'what is noted is what was told');

update routing.lives set home = 'elsewhere';
alter table pg_temp.told add column second uuid;
update pg_temp.told set second = routing.life();
select isnt(
  (select second from pg_temp.told), (select first from pg_temp.told), 'a move is another life'
);
select set_config('centralcloud.timeline', '', true);
select routing.check_home();
select is(routing.life(), (select second from pg_temp.told), 'which the next publisher notes');

select routing.jump('by hand');
select isnt(routing.life(), (select second from pg_temp.told), 'a life by hand is another one');

select * from finish();
rollback;
