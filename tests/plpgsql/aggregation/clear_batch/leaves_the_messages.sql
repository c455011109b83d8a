begin;
select plan(2);

select aggregation.open_batch();
insert into pg_temp.batch_messages (msg_id) values (1);
insert into pg_temp.batch_snapshots (stream_id) values (1);
insert into pg_temp.batch_observations (stream_id) values (1);
select aggregation.clear_batch();
select is_empty(
  'select stream_id from pg_temp.batch_snapshots
    union all select stream_id from pg_temp.batch_observations
    union all select stream_id from pg_temp.batch_labels',
  'nothing is left of what was made of messages'
);
select isnt_empty('select * from pg_temp.batch_messages', 'which are there to be folded again');

select * from finish();
rollback;
