begin;
\ir ../probe.sql
select plan(4);

create temporary table claimed as select scheduling.start_due('steady') as run_id;
select results_eq(
  $$select slot, attempt, trigger from scheduling.runs natural join claimed$$,
  $$values (timestamptz '2026-01-01 12:00Z', 1, 'cron')$$, 'the newest'
);
update scheduling.runs set state = 'failed', finished_at = centralcloud.clock();
select scheduling.start_due('steady');
select results_eq(
  $$select slot, attempt from scheduling.runs where state = 'running'$$,
  $$values (timestamptz '2026-01-01 12:00Z', 2)$$, 'after a failure again'
);
update scheduling.runs set state = 'succeeded', finished_at = centralcloud.clock()
where state = 'running';
select is(scheduling.start_due('steady'), null::bigint, 'after a success no more');
select is((select count(*) from scheduling.runs), 2::bigint, 'nor is that a run');

select * from finish();
rollback;
