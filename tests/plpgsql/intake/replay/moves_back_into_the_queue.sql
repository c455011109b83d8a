begin;
select plan(9);
\ir ../door.sql

select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
select centralcloud.freeze_clock('2026-01-02 00:00Z');
select intake.send('{"type": "patterns", "source": "singularity-2", "patterns": []}');
select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": [], "n": 2}');
select centralcloud.freeze_clock('2026-01-03 00:00Z');
select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}');
select pgmq.send('patterns', '{"type": "patterns"}');
update pgmq.q_patterns set enqueued_at = '2026-01-05 00:00Z' where headers is null;
create temporary table taken as select * from intake.take('patterns', 10);
select centralcloud.freeze_clock('2026-02-01 00:00Z');

select is(
  intake.replay('patterns', '2026-01-02 00:00Z', '2026-01-03 00:00Z'), 2::bigint,
  'those received from the first moment on, and before the last'
);
select is((select count(*) from pgmq.a_patterns), 3::bigint, 'they left the archive');
select results_eq(
  'select q.headers, q.message from pgmq.q_patterns as q order by q.msg_id',
  $$select
      jsonb_build_object('source', t.source, 'received_at', t.received_at, 'replayed', true),
      t.message
    from pg_temp.taken as t
    where t.received_at = '2026-01-02 00:00Z'
    order by t.msg_id$$,
  'in their order, with the headers they had'
);
select results_eq(
  $$select source, received_at, message from intake.take('patterns', 10)$$,
  $$select source, received_at, message from pg_temp.taken
    where received_at = '2026-01-02 00:00Z' order by msg_id$$,
  'and are taken as they first were'
);
select is(
  intake.replay('patterns', '2026-01-02 00:00Z', '2026-01-03 00:00Z', 'singularity-1'), 1::bigint,
  'of one source'
);
select is(intake.replay('patterns', '2026-01-05', '2026-01-06'), 1::bigint, 'without headers too');
select is(
  (select q.headers from pgmq.q_patterns as q order by q.msg_id desc limit 1),
  jsonb_build_object('received_at', timestamptz '2026-01-05 00:00Z', 'replayed', true),
  'received when it was queued'
);
select is(intake.replay('patterns', null, null), 3::bigint, 'null is no bound');
select throws_ok(
  $$select intake.replay('heartbeat', null, null)$$, 'SC101', null, 'there must be a queue'
);

select * from finish();
rollback;
