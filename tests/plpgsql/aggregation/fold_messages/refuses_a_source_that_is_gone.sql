begin;
select plan(1);

select aggregation.open_batch();
insert into pg_temp.batch_messages (msg_id, source, received_at, snapshot, message)
values (1, 'singularity-9', centralcloud.clock(), '{"stream": "code", "version": 1}', '{}');
select throws_ok(
  'select aggregation.fold_messages(1, 1)',
  'SC206',
  'instance singularity-9 is not in the fleet',
  'what an instance says is kept only while the fleet knows it'
);

select * from finish();
rollback;
