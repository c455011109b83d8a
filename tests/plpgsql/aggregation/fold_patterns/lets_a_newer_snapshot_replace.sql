begin;
\ir ../telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9, b 10 9');
select aggregation.fold_patterns();
select pg_temp.tell('singularity-1', 'code', 2, 'b 20 9, c 10 9');
select aggregation.fold_patterns();

select results_eq(
  'select f.fingerprint, f.trials from aggregation.facts as f order by 1',
  $$ values (pg_temp.p('b'), 20::bigint), (pg_temp.p('c'), 10) $$,
  'what the newer one does not say is gone, what it says otherwise is so'
);

select * from finish();
rollback;
