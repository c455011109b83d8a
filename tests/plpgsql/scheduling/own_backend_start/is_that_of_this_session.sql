begin;
select plan(1);

select is(
  scheduling.own_backend_start(),
  (select backend_start from pg_stat_activity where pid = pg_backend_pid()), 'as the server has it'
);

select * from finish();
rollback;
