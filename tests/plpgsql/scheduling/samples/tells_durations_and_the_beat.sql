begin;
select plan(1);
\ir ../probe.sql

select probe.add_run('steady', 'succeeded', p_at => '2026-01-01 12:00Z');
update scheduling.runs set finished_at = '2026-01-01 12:00:01.5Z';
insert into scheduling.heart (beat_at, trigger) values ('2026-01-01 12:04Z', 'tick')
on conflict (only_row) do update set beat_at = excluded.beat_at;
select scheduling.request_task('probe', '{}', 'a');
select results_eq(
  $$select metric, labels, value from scheduling.samples()
    where labels ->> 'kind' is null or labels = '{"kind": "probe", "state": "queued"}'
    order by metric$$,
  $$values
    ('centralcloud_clock_beat_timestamp_seconds', '{}'::jsonb, 1767269040::float8),
    ('centralcloud_job_last_duration_seconds', '{"job": "steady"}', 1.5),
    ('centralcloud_job_next_slot_timestamp_seconds', '{"job": "steady"}', 1767269400),
    ('centralcloud_tasks', '{"kind": "probe", "state": "queued"}', 1)$$,
  'paused jobs have no next slot'
);

select * from finish();
rollback;
