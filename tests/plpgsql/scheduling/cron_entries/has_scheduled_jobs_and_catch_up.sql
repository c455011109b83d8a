begin;
\ir ../probe.sql
select plan(2);

select centralcloud.change_setting('scheduling.clock', 'cron');
select scheduling.register_job('by_hand', 'probe.works', '.');
select scheduling.register_job('yearly', 'probe.works', '.', '@yearly');
select bag_eq(
  $$select replace(name, current_database(), 'DB'), schedule, command, database, username
    from scheduling.cron_entries$$,
  $$select n, s, c, current_database()::text, 'centralcloud_scheduler' from (values
    ('centralcloud:DB:steady', '*/10 * * * *', 'call scheduling.run_due(''steady'')'),
    ('centralcloud:DB:yearly', '0 0 1 1 *', 'call scheduling.run_due(''yearly'')'),
    ('centralcloud:DB:catch_up', '* * * * *', 'call scheduling.catch_up()'),
    ('centralcloud:DB:catch_up-2', '* * * * *', 'call scheduling.catch_up()')) as v (n, s, c)$$,
  'enabled ones with a schedule, in five fields'
);
select centralcloud.change_setting('scheduling.clock', 'tick');
select is_empty('select from scheduling.cron_entries', 'another clock wants none');

select * from finish();
rollback;
