begin;
\ir ../../aggregation/telling.sql
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a1', 'ann');
select fleet.add('b1', 'bob');
select pg_temp.tell('a1', 'code', 1, 'a 10 9');
select pg_temp.tell('b1', 'code', 1, 'b 10 9');
select aggregation.fold_patterns();

create temporary table alone as select b from ranking.scores;
select fleet.add('b' || i, 'bob') from generate_series(2, 5) as i;
select pg_temp.tell('b2', 'code', 1, 'b 10 9');
select pg_temp.tell('b3', 'code', 1, 'b 10 9');
select pg_temp.tell('b4', 'code', 1, 'b 10 9');
select pg_temp.tell('b5', 'code', 1, 'b 10 9');
select aggregation.fold_patterns();

select is(
  (select b from ranking.scores where fingerprint = pg_temp.p('b')),
  (select max(b) from alone),
  'five instances of an owner are as broad as one'
);
select is(
  (select owners from ranking.scores where fingerprint = pg_temp.p('b')), 1, 'and one owner'
);
select is(
  (select instances from ranking.scores where fingerprint = pg_temp.p('b')), 5, 'of five instances'
);

select * from finish();
rollback;
