begin;
\ir ../probe.sql
select plan(3);

select is(
  (select count(*) from scheduling.cron_statements()),
  (select count(*) + 2 from scheduling.cron_entries),
  'a grant, one that clears away, one an entry'
);
select ok(
  exists (
    select from scheduling.cron_statements() as s
    where s = format(
      'select cron.schedule_in_database(%L, ''*/10 * * * *'', '
      '''call scheduling.run_due(''''steady'''')'', %L, ''centralcloud_scheduler'')',
      'centralcloud:' || current_database() || ':steady', current_database()
    )
  ),
  'each is quoted'
);
select is(
  (select count(*) from scheduling.cron_statements(false)), 1::bigint, 'to take them out: one'
);

select * from finish();
rollback;
