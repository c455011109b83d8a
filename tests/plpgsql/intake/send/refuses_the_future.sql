begin;
select plan(3);
\ir ../door.sql

set session authorization "singularity-1";
select isnt(
  intake.send('{"type": "patterns", "patterns": [], "timestamp": "2026-01-01T00:05:00Z"}'), null,
  'clocks differ'
);
select is(
  pg_temp.refusal('{"type": "patterns", "patterns": [], "timestamp": "2026-01-01T00:05:00.01Z"}'),
  'timestamp: is more than 5 minutes ahead of 2026-01-01T00:00:00Z',
  'not by more than five minutes'
);
select isnt(
  intake.send('{"type": "patterns", "patterns": [], "timestamp": "1999-01-01T00:00:00+01:00"}'),
  null,
  'the past is as long as one likes'
);
reset session authorization;

select * from finish();
rollback;
