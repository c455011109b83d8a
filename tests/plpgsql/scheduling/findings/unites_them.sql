begin;
select plan(1);
\ir ../probe.sql

select scheduling.register_job('gone', 'probe.gone', 'Is not there.');
insert into scheduling.heart (beat_at, trigger) values ('2026-01-01 11:00Z', 'tick')
on conflict (only_row) do update set beat_at = excluded.beat_at;
select results_eq(
  $$select distinct check_name from scheduling.findings() where severity = 'error' order by 1$$,
  $$values ('clock_stopped'), ('routine_missing')$$, 'of the clock and of the jobs'
);

select * from finish();
rollback;
