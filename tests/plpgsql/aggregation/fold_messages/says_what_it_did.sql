begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');

select aggregation.open_batch();
insert into pg_temp.batch_messages (msg_id, source, source_id, received_at, snapshot, message)
select
  m.msg_id, i.name, i.instance_id, centralcloud.clock(),
  jsonb_build_object('stream', 'code', 'version', m.msg_id),
  jsonb_build_object('patterns', m.patterns)
from fleet.instances as i
cross join (
  values
    (1, '[{"name": "a", "trials": 2, "successes": 1}]'::jsonb),
    (2, '[{"name": "a", "trials": 2, "successes": 1}]'),
    (3, '[]')
) as m (msg_id, patterns)
where i.name = 'singularity-1';

select is(
  aggregation.fold_messages(1, 1),
  '{
    "messages": 1, "snapshots": 1, "confirmed": 0, "written": 1, "retracted": 0, "buried": 0
  }'::jsonb,
  'a new snapshot of one pattern'
);
select is(
  aggregation.fold_messages(2, 2),
  '{
    "messages": 1, "snapshots": 1, "confirmed": 1, "written": 0, "retracted": 0, "buried": 0
  }'::jsonb,
  'the same under a higher version'
);
select is(
  aggregation.fold_messages(1, 3),
  '{
    "messages": 3, "snapshots": 1, "confirmed": 0, "written": 0, "retracted": 1, "buried": 0
  }'::jsonb,
  'everything at once: the newest, which is empty'
);

select * from finish();
rollback;
