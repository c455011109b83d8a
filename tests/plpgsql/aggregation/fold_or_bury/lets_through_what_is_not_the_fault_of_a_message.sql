begin;
\ir ../telling.sql
select plan(2);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'code', 1, '');

alter table aggregation.streams rename to streams_elsewhere;
select aggregation.open_batch();
insert into pg_temp.batch_messages (msg_id, source, source_id, received_at, snapshot, message)
select 1, i.name, i.instance_id, centralcloud.clock(), '{"stream": "code", "version": 1}',
  '{"patterns": []}'
from fleet.instances as i;
select throws_ok(
  'select aggregation.fold_or_bury(1, 1)', '42P01', null, 'a missing table is nobody''s message'
);
select is_empty('select * from intake.dead_letters', 'nothing is buried for it');

select * from finish();
rollback;
