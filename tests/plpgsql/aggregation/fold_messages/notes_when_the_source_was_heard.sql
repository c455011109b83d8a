begin;
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');

select aggregation.open_batch();
insert into pg_temp.batch_messages (msg_id, source, source_id, received_at, snapshot, patterns)
select
  1, i.name, i.instance_id, centralcloud.clock(), '{"stream": "code", "version": 1}', '[]'
from fleet.instances as i
where i.name = 'singularity-1';
select is(
  aggregation.fold_messages(1, 1),
  '{
    "messages": 1, "snapshots": 1, "confirmed": 0, "written": 0, "retracted": 0, "buried": 0
  }'::jsonb,
  'the stats of one empty snapshot'
);
select is(
  (select v.last_accepted_at from fleet.votes as v where v.instance = 'singularity-1'),
  centralcloud.clock(),
  'its source was heard of now'
);

select * from finish();
rollback;
