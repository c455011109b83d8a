begin;
select plan(4);
\ir ../door.sql

select fleet.pause('singularity-1');
select throws_ok(
  $$select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}')$$,
  'SC106', null, 'also where the operator sends for it'
);
select lives_ok(
  $$select intake.send('{"type": "heartbeat", "source": "singularity-1"}')$$, 'it lives'
);
select lives_ok(
  $$select intake.send('{"type": "patterns", "source": "singularity-2", "patterns": []}')$$,
  'nobody else is'
);
set session authorization "singularity-1";
select throws_ok(
  $$select intake.send_batch(array[
    '{"type": "heartbeat"}', '{"type": "patterns", "patterns": []}'
  ]::jsonb[])$$,
  'SC106', null, 'a batch is taken whole or not'
);
reset session authorization;

select * from finish();
rollback;
