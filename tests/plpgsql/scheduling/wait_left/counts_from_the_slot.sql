begin;
\ir ../probe.sql
select plan(6);

select is(
  scheduling.wait_left('steady', '2026-01-01 12:10Z'), '0', 'without a splay nothing waits'
);
select scheduling.spread_job('steady', '1 minute');
select is(
  scheduling.wait_left('steady', '2026-01-01 12:10Z'),
  interval '1 minute' * scheduling.own_share('steady'), 'a part of it'
);
select cmp_ok(
  scheduling.wait_left('steady', '2026-01-01 12:10Z'), '>', interval '0', 'which is some time'
);
select is(
  scheduling.wait_left('steady', '2026-01-01 12:11Z'), '0', 'who comes late waits no longer'
);
select scheduling.disable_job('steady');
select is(scheduling.wait_left('steady', '2026-01-01 12:10Z'), null, 'a disabled job has no turn');
select is(scheduling.wait_left('none', '2026-01-01 12:10Z'), null, 'nor one that is not there');

select * from finish();
rollback;
