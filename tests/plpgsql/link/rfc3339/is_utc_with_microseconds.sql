begin;
select plan(1);
\ir ../joined.sql

select is(
  link.rfc3339('2026-07-01 02:00:00.5+02'), '2026-07-01T00:00:00.500000Z', 'whatever the zone was'
);

select * from finish();
rollback;
