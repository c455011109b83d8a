begin;
select plan(1);

select is(
  centralcloud.moment('2026-01-01 12:00:00.9+02'), '2026-01-01 10:00:00 UTC', 'whatever the zone'
);

select * from finish();
rollback;
