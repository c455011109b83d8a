begin;
select plan(2);
\ir ../door.sql

set session authorization "singularity-1";
select is(
  intake.send('{"type": "heartbeat", "version": "0.1.0", "lag": 3}'), null, 'through no queue'
);
reset session authorization;
select results_eq(
  $$select version, heartbeat_at, heartbeat -> 'lag' from fleet.instances
    where name = 'singularity-1'$$,
  $$values ('0.1.0', '2026-01-01 00:00Z'::timestamptz, '3'::jsonb)$$,
  'to the fleet'
);

select * from finish();
rollback;
