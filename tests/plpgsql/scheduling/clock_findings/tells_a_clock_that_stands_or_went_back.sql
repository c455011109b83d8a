begin;
select plan(6);
\ir ../probe.sql

create function pg_temp.found(p_beat text) returns text language sql as $$
  insert into scheduling.heart (beat_at, trigger) values (p_beat::timestamptz, 'tick')
  on conflict (only_row) do update set beat_at = excluded.beat_at;
  select string_agg(f.check_name, ',') from scheduling.clock_findings() as f
$$;
select is(pg_temp.found('2026-01-01 12:02Z'), null, 'three minutes ago');
select is(pg_temp.found('2026-01-01 12:01:59Z'), 'clock_stopped', 'longer ago');
select is(pg_temp.found('2026-01-01 12:11Z'), 'clock_back', 'in the future');
select probe.add_run('steady', 'running', p_trigger => 'cron');
select is(
  pg_temp.found('2026-01-01 11:00Z'), 'clock_stopped', 'what pg_cron started holds up no beat'
);
update scheduling.runs set trigger = 'catch_up';
select is(pg_temp.found('2026-01-01 11:00Z'), null, 'what catch_up runs does');
update scheduling.runs set started_at = '2026-01-03 12:00Z';
select probe.add_run('steady', 'succeeded');
select is(
  pg_temp.found('2026-01-01 12:05Z'), 'clock_back', 'for as long as a run lies ahead, also of old'
);

select * from finish();
rollback;
