begin;
\ir ../probe.sql
select plan(3);

select is_empty($$select * from scheduling.outage('steady')$$, 'it never ran');
select probe.add_run('steady', 'failed', p_at => '2026-01-01 11:00Z');
select probe.add_run('steady', 'succeeded');
select is_empty($$select * from scheduling.outage('steady')$$, 'its last run succeeded');
select probe.add_run('steady', 'failed', p_at => '2026-01-01 12:01Z');
select probe.add_run('steady', 'crashed', p_at => '2026-01-01 12:02Z');
update scheduling.runs set error = 'why' where state = 'crashed';
select results_eq(
  $$select failing_since, failures, error from scheduling.outage('steady')$$,
  $$values (timestamptz '2026-01-01 12:01Z', 2::bigint, 'why')$$, 'since, how often, the newest why'
);

select * from finish();
rollback;
