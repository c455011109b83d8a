begin;
select plan(4);
\ir ../door.sql

set session authorization "singularity-1";
select throws_ok(
  $$select intake.send('{"type": "patterns", "source": "singularity-2", "patterns": []}')$$,
  'SC103', 'the message is from source "singularity-2", and the caller is singularity-1',
  'another''s name'
);
select throws_ok(
  $$select intake.send('{"type": "heartbeat", "source": "singularity-2"}')$$, 'SC103', null,
  'also in a heartbeat'
);
select throws_ok(
  $$select intake.send('{"type": "heartbeat", "source": ["singularity-1"]}')$$, 'SC103', null,
  'nor something like one''s own'
);
select throws_ok(
  $$select intake.send_batch(array[
    '{"type": "heartbeat"}', '{"type": "heartbeat", "source": "singularity-2"}'
  ]::jsonb[])$$, 'SC103',
  'message [1] is from source "singularity-2", and the caller is singularity-1',
  'nor among others'
);
reset session authorization;

select * from finish();
rollback;
