begin;
select plan(1);

select aggregation.open_batch();
select aggregation.clear_batch();
insert into pg_temp.batch_snapshots (stream_id, is_accepted, is_changed)
values (1, true, true), (2, true, false), (3, false, false);
select is(
  aggregation.batch_stats(), '{"snapshots": 2, "confirmed": 1}',
  'what was only seen earlier than was known is no new snapshot'
);

select * from finish();
rollback;
