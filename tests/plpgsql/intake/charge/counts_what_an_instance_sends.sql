begin;
select plan(5);
\ir ../door.sql

select fleet.set_quota('singularity-1', 'messages_per_hour', 2);
set session authorization "singularity-1";
select lives_ok(
  $$select intake.send_batch(array_fill('{"type": "patterns", "patterns": []}'::jsonb, array[2]))$$,
  'what it may'
);
select throws_ok(
  $$select intake.send('{"type": "patterns", "patterns": []}')$$,
  'SC105', 'instance singularity-1 has sent as much as it may', 'no more'
);
reset session authorization;
select is((select count(*) from pgmq.q_patterns), 2::bigint, 'nothing was taken');
select lives_ok(
  $$select intake.send('{"type": "patterns", "source": "singularity-1", "patterns": []}')$$,
  'the operator is not limited'
);
select centralcloud.shift_clock('1 hour');
set session authorization "singularity-1";
select lives_ok(
  $$select intake.send('{"type": "patterns", "patterns": []}')$$, 'later it may again'
);
reset session authorization;

select * from finish();
rollback;
