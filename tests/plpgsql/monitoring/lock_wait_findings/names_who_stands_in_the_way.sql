begin;
select plan(2);
\ir ../other.sql

select pg_advisory_xact_lock(7);
select dblink_send_query('other', 'select pg_advisory_xact_lock(7)');
do $$
begin
  while not exists (select from pg_locks where waitstart is not null) loop
    perform pg_sleep(0.01);
  end loop;
end
$$;
select is_empty('select * from monitoring.lock_wait_findings()', 'for 5 minutes nobody');
select centralcloud.change_setting('monitoring.lock_wait_for', '0 s');
select is(
  (
    select hint from monitoring.lock_wait_findings()
    where finding ~ 'a lock of type advisory, behind'
  ),
  format(
    'It is in pg_stat_activity. To end it: select pg_terminate_backend(%s)', pg_backend_pid()
  ),
  'it is this session'
);

select * from finish();
rollback;
