begin;
\ir ../telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 2, 'a 10 9, b 10 9');
select aggregation.fold_patterns();

create temporary table before as
select o.ctid as place, o.* from aggregation.observations as o;
select pg_temp.tell('singularity-1', 'code', 2, 'a 10 9, b 10 9');
select pg_temp.tell('singularity-1', 'code', 1, 'c 10 9');
select pg_temp.tell('singularity-1', 'code', 1, '');
select aggregation.fold_patterns();

select results_eq(
  'select o.ctid, o.* from aggregation.observations as o order by o.fingerprint',
  'select * from before order by fingerprint',
  'the same again, a late one and an older empty one leave every row where it is'
);
select is(
  (select s.version from aggregation.snapshots as s), 2::bigint, 'the stream is at its version'
);

select * from finish();
rollback;
