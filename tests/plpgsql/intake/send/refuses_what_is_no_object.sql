begin;
select plan(5);
\ir ../door.sql

set session authorization "singularity-1";
select throws_ok(
  format('select intake.send(%L)', m), 'SC102', 'the message is no JSON object', coalesce(m, 'null')
)
from unnest(array['[]', '"patterns"', '1', 'null', null]) as m;
reset session authorization;

select * from finish();
rollback;
