begin;
select plan(1);
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

select * from finish();
rollback;
