begin;
\ir ../telling.sql
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 3, '');
select aggregation.fold_patterns();
select results_eq(
  'select source, stream, version, digest, observed_at from aggregation.outgoing_streams',
  $$ values (
    'singularity-1' collate "C", 'code' collate "C", 3::bigint, aggregation.digest('[]'),
    '2026-01-01Z'::timestamptz
  ) $$,
  'numbers of one hub mean nothing on another; an empty snapshot goes along'
);

select * from finish();
rollback;
