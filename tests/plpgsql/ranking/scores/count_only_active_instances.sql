begin;
\ir ../../aggregation/telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a');
select fleet.add('b');
select pg_temp.tell('a', 'code', 1, 'a 1 1');
select pg_temp.tell('b', 'code', 1, 'a 1 1, b 1 1');
select aggregation.fold_patterns();

update fleet.instances set state = 'paused' where name = 'b';
select results_eq(
  'select fingerprint, b from ranking.scores',
  $$ values (pg_temp.p('a'), 1::float8) $$,
  'who is paused says nothing'
);

select * from finish();
rollback;
