begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'one', 1, 'a 1 1');
select aggregation.fold_patterns();

select centralcloud.shift_clock('42 days');
select is(
  (select e from ranking.plain_tallies), 500000000::bigint,
  'a trial that has faded to a half is half a trial'
);

select * from finish();
rollback;
