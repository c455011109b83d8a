begin;
select plan(3);

select centralcloud.change_setting('scheduling.clock', 'cron');
select results_eq(
  'select problem from scheduling.cron_problems()',
  array['pg_cron is not loaded by this server'], 'this server has none'
);
select centralcloud.change_setting('scheduling.clock', 'tick');
select is_empty('select from scheduling.cron_problems()', 'nor needs one with another clock');
select centralcloud.change_setting('scheduling.clock', 'cron');
revoke pg_read_all_settings from centralcloud_owner;
set local role centralcloud_owner;
select is_empty('select from scheduling.cron_problems()', 'who may not see it is told nothing');

select * from finish();
rollback;
