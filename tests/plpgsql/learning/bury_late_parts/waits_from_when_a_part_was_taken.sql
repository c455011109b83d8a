begin;
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select centralcloud.change_setting('learning.batch_messages', '1');
select intake.send(jsonb_build_object(
  'type', 'learned_artifacts', 'source', 'singularity-1', 'artifacts', '[]'::jsonb,
  'snapshot', jsonb_build_object('stream', 'big', 'version', 1, 'part', p, 'parts', 2)
)) from generate_series(1, 2) as p;
select centralcloud.freeze_clock('2026-01-10 00:00Z');
select learning.fold_usage() from generate_series(1, 2);
select is_empty('select * from intake.dead_letters', 'the other was in the queue behind it');
select is((select s.version from learning.streams as s), 1::bigint, 'so both were taken');

select intake.send(jsonb_build_object(
  'type', 'learned_artifacts', 'source', 'singularity-1', 'artifacts', '[]'::jsonb,
  'snapshot', jsonb_build_object('stream', 'big', 'version', 2, 'part', 1, 'parts', 2)
));
select learning.fold_usage();
select centralcloud.freeze_clock('2026-01-16 00:00Z');
select intake.replay('learned_artifacts', '2026-01-10 00:00Z', null);
select learning.fold_usage();
select centralcloud.freeze_clock('2026-01-17 00:01Z');
select is(learning.bury_late_parts(10), 1, 'it waits as long as it did');
select is((select count(*) from intake.dead_letters), 1::bigint, 'and is found where it is now');
select is_empty('select * from learning.parts', 'it waits no more');

select * from finish();
rollback;
