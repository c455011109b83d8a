begin;
select plan(1);
select ok(
  pg_wal_lsn_diff(pg_current_wal_lsn(), monitoring.log_position()) between 0 and 16000000,
  'on a primary, where it writes'
);

select * from finish();
rollback;
