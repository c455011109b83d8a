begin;
\ir ../telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 3, '');
select aggregation.fold_patterns();

select results_eq(
  $$
    select i.name, s.stream, s.version, s.observed_at
    from aggregation.snapshots as s
    join fleet.instances as i on i.instance_id = s.source_id
  $$,
  $$ values (
    'singularity-1' collate "C", 'code' collate "C", 3::bigint, '2026-01-01 00:00Z'::timestamptz
  ) $$,
  'with its source, version and time'
);

select * from finish();
rollback;
