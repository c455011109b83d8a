begin;
\ir ../probe.sql
select plan(4);

select centralcloud.freeze_clock('2026-01-01 12:30Z');
select is(scheduling.start_outstanding('steady'), null::bigint, 'once: that is start_due()''s');
update scheduling.jobs set catch_up = 'all' where name = 'steady';
select isnt(scheduling.start_outstanding('steady'), null::bigint, 'all: there is one');
select results_eq(
  'select slot, trigger from scheduling.runs', $$values (timestamptz '2026-01-01 12:10Z', 'cron')$$,
  'the oldest'
);
select is(scheduling.start_outstanding('none'), null::bigint, 'a job that is gone owes nothing');

select * from finish();
rollback;
