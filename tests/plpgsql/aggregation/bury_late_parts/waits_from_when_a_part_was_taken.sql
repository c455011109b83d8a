begin;
select plan(6);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select centralcloud.change_setting('aggregation.batch_messages', '1');
select intake.send(jsonb_build_object(
  'type', 'patterns', 'source', 'singularity-1', 'patterns', '[]'::jsonb,
  'snapshot', jsonb_build_object('stream', 'big', 'version', 1, 'part', p, 'parts', 2)
)) from generate_series(1, 2) as p;
select centralcloud.freeze_clock('2026-01-10 00:00Z');
select aggregation.fold_patterns() from generate_series(1, 2);
select is_empty('select * from intake.dead_letters', 'the other was in the queue behind it');
select is((select s.version from aggregation.snapshots as s), 1::bigint, 'so both were taken');

select centralcloud.freeze_clock('2026-02-01 00:00Z');
select aggregation.forget('singularity-1', 'big');
select intake.replay('patterns', null, null);
select aggregation.fold_patterns() from generate_series(1, 2);
select is_empty('select * from intake.dead_letters', 'nor is it late when it is replayed');
select is((select s.version from aggregation.snapshots as s), 1::bigint, 'but as it was');

select intake.send(jsonb_build_object(
  'type', 'patterns', 'source', 'singularity-1', 'patterns', '[]'::jsonb,
  'snapshot', jsonb_build_object('stream', 'big', 'version', 2, 'part', 1, 'parts', 2)
));
select aggregation.fold_patterns();
select intake.replay('patterns', '2026-02-01 00:00Z', null);
select aggregation.fold_patterns();
select centralcloud.freeze_clock('2026-02-09 00:00Z');
select is(aggregation.bury_late_parts(), 1, 'one that was replayed meanwhile is found');
select is(
  (select d.message -> 'snapshot' ->> 'version' from intake.dead_letters as d), '2',
  'it never came to a whole'
);

select * from finish();
rollback;
