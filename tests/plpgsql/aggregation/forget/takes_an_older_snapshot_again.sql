begin;
\ir ../telling.sql
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 2, 'a 10 9, b 10 9');
select aggregation.fold_patterns();

select is(aggregation.forget('singularity-1', 'code'), 2::bigint, 'two observations go');
select is_empty('select * from aggregation.facts', 'nothing is left of it');
select is(aggregation.forget('singularity-1', 'code'), 0::bigint, 'there is no more to forget');
select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();

select is(
  (select s.version from aggregation.snapshots as s), 1::bigint, 'an older version is taken again'
);

select * from finish();
rollback;
