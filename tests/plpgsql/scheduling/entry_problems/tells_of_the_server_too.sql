begin;
select plan(1);

select centralcloud.change_setting('scheduling.clock', 'cron');
select results_eq(
  'select entry, problem from scheduling.entry_problems()',
  $$values (null::text, 'pg_cron is not loaded by this server')$$,
  'of entries that are elsewhere nothing'
);

select * from finish();
rollback;
