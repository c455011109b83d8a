begin;
select plan(3);
\ir ../door.sql

set session authorization "singularity-1";
select throws_ok(
  $$select intake.send_batch(array[
    '{"type": "patterns", "patterns": []}', '{"type": "patterns", "patterns": 5}'
  ]::jsonb[])$$,
  'SC102', 'message [1] violates the contract of type patterns', 'one that is wrong stops all'
);
select is(
  pg_temp.detail($$select intake.send_batch(array[
    '{"type": "patterns", "patterns": []}', '{"type": "patterns", "patterns": [{"name": "a",
      "frequency": 1, "success_rate": 2}]}'
  ]::jsonb[])$$),
  '[1].patterns[0].success_rate: 2 is above 1',
  'and is named by its place'
);
reset session authorization;
select is_empty('select * from pgmq.q_patterns', 'nothing is stored');

select * from finish();
rollback;
