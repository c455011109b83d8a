begin;
\ir ../../aggregation/telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('alone');
select fleet.add('both');
select pg_temp.tell('alone', 'code', 1, 'a 10 9');
select pg_temp.tell('both', 'old', 1, 'a 10 8');
select aggregation.fold_patterns();
select centralcloud.freeze_clock('2026-02-12 00:00Z');
select pg_temp.tell('both', 'new', 1, 'a 3 3');
select aggregation.fold_patterns();

select results_eq(
  $$ select fingerprint, fading, trials, successes, occurrences from ranking.pooled_sources $$,
  $$ values (pg_temp.p('a'), 1::float8, 8::float8, 7::float8, 13::numeric) $$,
  'half of what is 42 days old, and the age of the newest'
);
select is((select count(*) from ranking.pooled_sources), 1::bigint, 'a single stream is not here');

select * from finish();
rollback;
