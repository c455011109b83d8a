begin;
select plan(3);
\ir ../fleet.sql

select is(
  (select max(floor_offset) from routing.topics), 1::bigint, 'nothing to leave out in a first life'
);
select routing.publish('news', '{}');
select routing.jump('restored');
select routing.jump('restored once more');
select routing.register_topic('weather', 'for tests');
select is(routing.publish('weather', '{}'), 2000001::bigint, 'a million for each jump');
select is_empty('select * from routing.gaps()', 'which is no gap');

select * from finish();
rollback;
