begin;
select plan(4);
\ir ../fleet.sql

select pg_temp.publish('news', 2);
delete from routing.lives;
select routing.move_in();
select is((select reason from routing.lives), 'it was made', 'a first life');
select is_empty('select * from routing.jumps', 'begins without a jump');
update routing.lives set home = 'elsewhere';
select routing.move_in();
select routing.move_in();
select is((select max(life_id) from routing.lives), 2, 'another one is begun once');
select is(
  (select next_offset from routing.jumps where topic = 'news'), 1000003::bigint, 'and jumps'
);

select * from finish();
rollback;
