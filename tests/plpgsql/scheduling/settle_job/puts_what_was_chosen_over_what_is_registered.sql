begin;
\ir ../probe.sql
select plan(5);

select centralcloud.freeze_clock('2026-01-01 13:00Z');
update scheduling.jobs set chosen = '{"catch_up": "all", "timeout": "3 hours"}'
where name = 'steady';
select scheduling.settle_job('steady');
select results_eq(
  $$select schedule, catch_up, timeout, slots_since from scheduling.jobs where name = 'steady'$$,
  $$values ('*/10 * * * *', 'all', interval '3 hours', timestamptz '2026-01-01 12:05Z')$$,
  'one over the other'
);
update scheduling.jobs set chosen = '{"schedule": "5 * * * *"}' where name = 'steady';
select scheduling.settle_job('steady');
select results_eq(
  $$select schedule, catch_up, timeout, slots_since from scheduling.jobs where name = 'steady'$$,
  $$values ('5 * * * *', 'once', interval '1 hour', timestamptz '2026-01-01 13:00Z')$$,
  'a new schedule has missed nothing; the rest is as registered again'
);
create temporary table before as
select xmin::text as mark from scheduling.jobs where name = 'steady';
select scheduling.settle_job('steady');
select is(
  (select xmin::text from scheduling.jobs where name = 'steady'), (select mark from before),
  'what is so already is not written'
);
update scheduling.jobs set chosen = '{"max_attempts": 0}' where name = 'steady';
select throws_ok($$select scheduling.settle_job('steady')$$, '23514', null, 'out of range');
update scheduling.jobs set chosen = '{"timeout": "soon"}' where name = 'steady';
select throws_ok($$select scheduling.settle_job('steady')$$, '22007', null, 'no interval');

select * from finish();
rollback;
