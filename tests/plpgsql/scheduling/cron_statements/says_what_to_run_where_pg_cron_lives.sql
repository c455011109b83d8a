begin;
\ir ../probe.sql
select plan(4);

select centralcloud.change_setting('scheduling.clock', 'cron');
select is(
  (select count(*) from scheduling.cron_statements()), 7::bigint,
  'two grants, a lock, one that clears away, one that keeps the rest, one that prunes, the rest'
);
select ok(
  exists (
    select from scheduling.cron_statements() as s where s = scheduling.mend_statement()
  ),
  'the entries'
);
select ok(
  exists (
    select from scheduling.cron_statements() as s
    where s = format(
      'select cron.schedule_in_database(%L, ''* * * * *'', %L, current_database(), %L)',
      format('centralcloud:%s:entries', current_database()), scheduling.mend_statement(),
      'centralcloud_scheduler'
    )
  ),
  'an entry that keeps them, since pg_cron is not here'
);
select is(
  (select count(*) from scheduling.cron_statements(false)), 2::bigint,
  'to take them out: a lock and one'
);

select * from finish();
rollback;
