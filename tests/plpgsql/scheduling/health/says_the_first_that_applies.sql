begin;
select plan(5);
\ir ../probe.sql

update scheduling.jobs set slots_since = '2026-01-01 11:55Z' where name = 'steady';
create function pg_temp.health() returns text language sql as
  $$select h.state from scheduling.health() as h where h.job = 'steady'$$;
select is(pg_temp.health(), 'ok', 'it need not have run yet');
select probe.add_run('steady', 'failed');
select is(pg_temp.health(), 'failing', 'its newest run failed');
update scheduling.jobs set slots_since = '2025-12-31' where name = 'steady';
select is(pg_temp.health(), 'late', 'and it never succeeded');
select probe.add_run('steady', 'running');
select is(pg_temp.health(), 'running', 'now it runs');
select scheduling.disable_job('steady');
select is(pg_temp.health(), 'paused', 'an operator wants nothing of it');

select * from finish();
rollback;
