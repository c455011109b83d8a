begin;
\ir ../telling.sql
select plan(7);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9, b 10 9, c 10 9');
select aggregation.fold_patterns();

select is(
  aggregation.alias(pg_temp.p('a'), pg_temp.p('b'), 'same'),
  pg_temp.p('b'),
  'it counts for the other'
);
select is(
  aggregation.alias(pg_temp.p('b'), pg_temp.p('c'), 'same'),
  pg_temp.p('c'),
  'which may count for a third'
);
select bag_eq(
  'select fingerprint, canonical from aggregation.aliases',
  $$ values (pg_temp.p('a'), pg_temp.p('c')), (pg_temp.p('b'), pg_temp.p('c')) $$,
  'what counted for it goes along: there are no chains'
);
select throws_ok(
  $$ select aggregation.alias(pg_temp.p('c'), pg_temp.p('a'), 'back') $$,
  'SC205',
  format('pattern %s already counts for %s', pg_temp.p('a'), pg_temp.p('c')),
  'a circle is refused'
);
select throws_ok(
  $$ select aggregation.alias(pg_temp.p('a'), pg_temp.p('d'), 'who?') $$,
  'SC202', null, 'an unknown pattern too'
);
select throws_ok(
  $$ select aggregation.alias(pg_temp.p('a'), pg_temp.p('a'), 'self') $$,
  'SC205', null, 'and itself'
);
select is(
  (select decided_by from aggregation.aliases where fingerprint = pg_temp.p('a')),
  session_user::text,
  'it is written down who said so'
);

select * from finish();
rollback;
