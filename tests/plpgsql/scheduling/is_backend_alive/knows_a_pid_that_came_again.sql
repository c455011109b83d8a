begin;
select plan(4);

select ok(scheduling.is_backend_alive(pg_backend_pid(), scheduling.own_backend_start()), 'we are');
select ok(
  not scheduling.is_backend_alive(
    pg_backend_pid(), scheduling.own_backend_start() - interval '1 second'
  ),
  'who had our pid before is not'
);
select ok(not scheduling.is_backend_alive(2147483647, null), 'nobody has that pid');
select ok(scheduling.is_backend_alive(pg_backend_pid(), null), 'unseen start: the pid has to do');

select * from finish();
rollback;
