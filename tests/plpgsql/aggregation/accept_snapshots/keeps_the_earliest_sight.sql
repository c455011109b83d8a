begin;
\ir ../telling.sql
select plan(7);

select centralcloud.freeze_clock('2026-01-03 00:00Z');
select fleet.add('singularity-1');
create function pg_temp.part(p_part integer)
returns bigint
language sql
as $$
  select intake.send(jsonb_build_object(
    'type', 'patterns', 'source', 'singularity-1',
    'snapshot', jsonb_build_object(
      'stream', 'code', 'version', 9, 'part', p_part, 'parts', 2
    ),
    'patterns', '[]'::jsonb
  ))
$$;
create function pg_temp.seen()
returns timestamptz
language sql
as $$ select s.observed_at from aggregation.streams as s where s.stream = 'code' $$;

select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();
select centralcloud.freeze_clock('2026-01-04 00:00Z');
select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9');
select aggregation.fold_patterns();
select is(
  pg_temp.seen(), '2026-01-03Z', 'the same again, later, makes a snapshot no younger'
);

select centralcloud.freeze_clock('2026-01-02 00:00Z');
select pg_temp.tell('singularity-1', 'code', 1, 'a 10 9');
select is(
  aggregation.fold_patterns() - 'more',
  '{"messages": 1, "snapshots": 0, "confirmed": 0, "written": 0, "retracted": 0, "buried": 0}',
  'seen earlier, it is not a new one'
);
select is(pg_temp.seen(), '2026-01-02Z', 'and the earliest sight counts');

select pg_temp.tell('singularity-1', 'code', 2, 'a 10 9');
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select pg_temp.tell('singularity-1', 'code', 2, 'a 10 9');
select aggregation.fold_patterns();
select is(pg_temp.seen(), '2026-01-01Z', 'also of two that are folded together');

select centralcloud.freeze_clock('2026-01-03 00:00Z');
select pg_temp.part(1);
select aggregation.fold_patterns();
select centralcloud.freeze_clock('2026-01-04 00:00Z');
select pg_temp.part(2);
select aggregation.fold_patterns();
select is(pg_temp.seen(), '2026-01-03Z', 'a snapshot in parts was seen when the first part was');

select centralcloud.freeze_clock('2026-01-02 00:00Z');
select pg_temp.part(2);
select aggregation.fold_patterns();
select is(pg_temp.seen(), '2026-01-02Z', 'or when a part was that comes again');
select centralcloud.freeze_clock('2026-01-05 00:00Z');
select pg_temp.part(1);
select aggregation.fold_patterns();
select is(pg_temp.seen(), '2026-01-02Z', 'and not when it comes again as a whole');

select * from finish();
rollback;
