begin;
\ir ../telling.sql
select plan(4);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select pg_temp.tell('singularity-1', 'a', 1, '');
select pg_temp.tell('singularity-1', 'b', 1, 'a 10 9, b 3 3');
select pg_temp.tell('singularity-1', 'c', 1, '');

select aggregation.open_batch();
select is(aggregation.take_messages(2), 2, 'two of three');
select results_eq(
  'select source, snapshot ->> ''stream'' from pg_temp.batch_messages order by msg_id',
  $$ values ('singularity-1', 'a'), ('singularity-1', 'b') $$,
  'the oldest first, with their source'
);
select is(
  (
    select count(*)
    from pg_temp.batch_messages as b
    join fleet.instances as i on i.instance_id = b.source_id and i.name = b.source
  ),
  2::bigint,
  'and its number'
);
select results_eq(
  'select hashes, message ->> ''type'' from pg_temp.batch_messages order by msg_id',
  $$
    select aggregation.hashes(q.message -> 'patterns'), 'patterns'
    from pgmq.a_patterns as q
    order by q.msg_id
  $$,
  'and the hashes of its patterns'
);

select * from finish();
rollback;
