begin;
select plan(6);
\ir ../door.sql

set session authorization "singularity-1";
select throws_ok(format('select intake.send(%L)', m), 'SC101', null, m)
from unnest(array[
  '{"type": "pattern"}', '{"type": "aggregated_patterns"}', '{"type": 1}', '{}', '{"type": null}'
]) as m;
select is(
  pg_temp.refusal('{"type": "pattern"}'),
  'Instances send code_analysis, heartbeat, learned_artifacts, patterns.',
  'and names those there are'
);
reset session authorization;

select * from finish();
rollback;
