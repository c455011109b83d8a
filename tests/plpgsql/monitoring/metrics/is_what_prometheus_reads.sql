begin;
select plan(3);
\ir ../probe.sql

select is(
  monitoring.metrics(),
  '# HELP centralcloud_lag By how many messages it, or its last reader, is behind.
# TYPE centralcloud_lag gauge
centralcloud_lag{kind="job",name="a"} 7
# HELP centralcloud_last_success_timestamp_seconds When it last succeeded (Unix time).
# TYPE centralcloud_last_success_timestamp_seconds gauge
centralcloud_last_success_timestamp_seconds{kind="job",name="a"} 1767265200
# HELP centralcloud_oldest_age_seconds How long the oldest that waits has waited.
# TYPE centralcloud_oldest_age_seconds gauge
centralcloud_oldest_age_seconds{kind="job",name="a"} 60
# HELP centralcloud_probe Probes.
# TYPE centralcloud_probe gauge
centralcloud_probe +Inf
centralcloud_probe{a="1",b="2"} 1.5
# HELP centralcloud_source_up Whether a room could tell its samples.
# TYPE centralcloud_source_up gauge
centralcloud_source_up{room="probe"} 1
# HELP centralcloud_state Always 1; label state says how this thing is.
# TYPE centralcloud_state gauge
centralcloud_state{kind="job",name="a",state="ok"} 1
',
  'families in order, each introduced'
);

create or replace function probe.samples()
returns table (metric text, labels jsonb, value float8) language sql stable as $$
  select 'centralcloud_probe', jsonb_build_object('a', E'back\\slash "quoted"\nnext'), 1::float8
$$;
select matches(
  monitoring.metrics(), '\{a="back\\\\slash \\"quoted\\"\\nnext"\} 1',
  'backslash, quote and newline are escaped'
);
select monitoring.register_metric('centralcloud_probe', 'gauge', E'Back\\slash,\nline.');
select matches(
  monitoring.metrics(), 'HELP centralcloud_probe Back\\\\slash,\\nline.', 'also in what it says'
);

select * from finish();
rollback;
