begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 10 9, b 10 8');
select pg_temp.tell('b', 'code', 1, 'a 10 9, b 10 8');
select aggregation.fold_patterns();

select matches(
  (select ranking.sentence(s, 1) from ranking.scores as s where s.fingerprint = pg_temp.p('a')),
  '^a \(python\) is seen by 100.0 % .* as 2 owners with 2 instances tell: number 1 of the current',
  'a ranked pattern'
);
select is(
  ranking.sentence(null, null), 'No active instance sees this pattern now.', 'one nobody sees'
);

select * from finish();
rollback;
