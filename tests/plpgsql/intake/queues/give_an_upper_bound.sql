begin;
select plan(6);
\ir ../door.sql

select results_eq(
  'select queue, depth, oldest_at, newest_at, archived, dead_letters from intake.queues()',
  $$
    select type collate "default", 0::bigint, null::timestamptz, null::timestamptz, 0::bigint,
      0::bigint
    from intake.message_types where has_queue order by type
  $$,
  'every queue, empty'
);
select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}')
from generate_series(1, 5);
select results_eq(
  $$select depth, oldest_at <= newest_at, keep_for from intake.queues() where queue = 'patterns'$$,
  $$values (5::bigint, true, (select keep_for from intake.message_types where type = 'patterns'))$$,
  'what waits'
);
delete from pgmq.q_patterns where msg_id = (select min(msg_id) + 1 from pgmq.q_patterns);
select is(
  (select depth from intake.queues() where queue = 'patterns'), 5::bigint,
  'a number that is missing counts'
);
create temporary table taken as select * from intake.take('patterns', 2);
select intake.bury('patterns', t.msg_id, '22P02', 'it is wrong')
from (select max(msg_id) as msg_id from pg_temp.taken) as t;
select results_eq(
  $$select depth, archived, dead_letters from intake.queues() where queue = 'patterns'$$,
  'values (2::bigint, 1::bigint, 1::bigint)',
  'what was taken, and what could not be processed'
);
select is(
  (select sum(dead_letters) from intake.queues() where queue <> 'patterns'), 0::numeric,
  'each queue has its own'
);
select intake.set_retention('patterns', '7 days');
select is(
  (select keep_for from intake.queues() where queue = 'patterns'), interval '7 days',
  'for as long as was chosen'
);

select * from finish();
rollback;
