begin;
select plan(2);
\ir ../probe.sql

select is(
  monitoring.metrics(),
  '# HELP centralcloud_probe Probes.
# TYPE centralcloud_probe gauge
centralcloud_probe +Inf
centralcloud_probe{a="1",b="2"} 1.5
# HELP centralcloud_source_up Whether a room could tell its samples.
# TYPE centralcloud_source_up gauge
centralcloud_source_up{room="probe"} 1
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

select * from finish();
rollback;
