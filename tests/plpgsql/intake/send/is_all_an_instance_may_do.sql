begin;
select plan(32);
\ir ../door.sql

set session authorization "singularity-1";
select lives_ok(
  $$select intake.send('{"type": "patterns", "patterns": []}')$$, 'an instance may send'
);
select lives_ok(
  $$select intake.send_batch(array['{"type": "patterns", "patterns": []}']::jsonb[])$$,
  'and send a batch'
);
select throws_ok('select * from ' || t, '42501', null, 'not read ' || t)
from unnest(array[
  'pgmq.q_patterns', 'pgmq.a_patterns', 'pgmq.meta', 'intake.message_types',
  'intake.message_fields', 'intake.message_rules', 'intake.received_ids', 'intake.dead_letters',
  'fleet.instances', 'fleet.votes', 'fleet.identities'
]) as t;
select throws_ok('select ' || f, '42501', null, 'not call ' || f)
from unnest(array[
  $$intake.enqueue('{"type": "patterns", "patterns": []}')$$,
  $$intake.admit('{}', true)$$,
  $$intake.queue('{}', now())$$,
  $$intake.take('patterns', 1)$$,
  $$intake.bury('patterns', 1, 'x', 'x')$$,
  $$intake.redrive(1)$$,
  $$intake.discard(1)$$,
  $$intake.expire()$$,
  $$intake.check('{}')$$,
  $$intake.register_message_type('x', 'x', 'inbound')$$,
  $$pgmq.send('patterns', '{}')$$,
  $$pgmq.read('patterns', 1, 1)$$,
  $$pgmq.pop('patterns')$$,
  $$pgmq.purge_queue('patterns')$$,
  $$pgmq.create('mine')$$,
  $$fleet.add('singularity-3')$$,
  $$fleet.record_accepted('singularity-2')$$,
  $$fleet.members()$$
]) as f;
select throws_ok('set role centralcloud_owner', '42501', null, 'nor become the owner');
reset session authorization;

select * from finish();
rollback;
