begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('alone');
select fleet.add('many1', 'many');
select fleet.add('many2', 'many');
select pg_temp.tell('alone', 'code', 1, 'a 10 9, b 0 0');
select pg_temp.tell('many1', 'code', 1, 'a 10 5');
select pg_temp.tell('many1', 'more', 1, 'a 30 30');
select pg_temp.tell('many2', 'code', 1, 'a 4 1, c 8 8');
select aggregation.fold_patterns();

select results_eq(
  $$ select fingerprint, vote, fading, size, rate from ranking.sources order by 1, 2 desc, 4 $$,
  $$ values
    (pg_temp.p('a'), 1::float8, 1::float8, 10::float8, 0.9::float8),
    (pg_temp.p('a'), 0.5, 1, 4, 0.25),
    (pg_temp.p('a'), 0.5, 1, 40, 0.875),
    (pg_temp.p('c'), 0.5, 1, 8, 1)
  $$,
  'its streams are one, and what was never tried is not there'
);
select aggregation.alias(pg_temp.p('c'), pg_temp.p('a'), 'the same');
select results_eq(
  $$ select fingerprint, size, rate from ranking.sources where vote = 0.5 order by 2 $$,
  $$ values
    (pg_temp.p('a'), 12::float8, 0.75::float8),
    (pg_temp.p('a'), 40, 0.875)
  $$,
  'nor are aliases'
);

select * from finish();
rollback;
