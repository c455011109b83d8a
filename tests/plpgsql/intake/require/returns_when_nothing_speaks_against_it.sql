begin;
select plan(4);
\ir ../door.sql

select lives_ok(
  $$select intake.require(
    array['{"type": "heartbeat"}']::jsonb[], 'singularity-1', true, true, '2026-01-01 00:00Z'
  )$$,
  'a message that holds'
);
select lives_ok(
  $$select intake.require('{}', 'singularity-1', true, true, '2026-01-01 00:00Z')$$, 'none at all'
);
select throws_ok(
  $$select intake.require(
    array['{"type": "heartbeat", "version": 1}']::jsonb[], 'singularity-1', true, true,
    '2026-01-01 00:00Z'
  )$$,
  'SC102', null, 'not one that doesn''t'
);
select throws_ok(
  $$select intake.require(
    array_fill('{"type": "heartbeat"}'::jsonb, array[10001]), 'singularity-1', true, true,
    '2026-01-01 00:00Z'
  )$$,
  'SC104', 'the batch has 10001 messages', 'nor too many'
);

select * from finish();
rollback;
