begin;
select plan(4);

select ok(scheduling.is_same_backend(pg_backend_pid(), scheduling.own_backend_start()), 'we are');
select ok(
  not scheduling.is_same_backend(
    pg_backend_pid(), scheduling.own_backend_start() - interval '1 second'
  ),
  'who had our pid before is not'
);
select ok(not scheduling.is_same_backend(2147483647, null), 'nobody has that pid');
select ok(not scheduling.is_same_backend(pg_backend_pid(), null), 'it may be a stranger');

select * from finish();
rollback;
