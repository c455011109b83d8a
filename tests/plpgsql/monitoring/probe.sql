-- One room that tells what is in its table, in place of all others; the clock stands still.
select centralcloud.freeze_clock('2026-01-01 12:00Z');
delete from monitoring.sources;
delete from monitoring.alarms;
create schema probe authorization centralcloud_owner;
set local role centralcloud_owner;
-- That one is asked whether it is registered or not.
create or replace function centralcloud.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language sql stable as 'select null, null, null, null, null where false';
create table probe.wrong (check_name text, subject text, severity text, finding text, hint text);
create function probe.findings()
returns table (check_name text, subject text, severity text, finding text, hint text)
language sql stable as 'select * from probe.wrong';
create function probe.status()
returns table (
  kind text, name text, state text, last_success_at timestamptz, next_slot_at timestamptz,
  depth bigint, oldest_at timestamptz, lag bigint, detail jsonb
)
language sql stable
as $$values ('job', 'a', 'ok', '2026-01-01 11:00Z'::timestamptz, null::timestamptz, null::bigint,
  '2026-01-01 11:59Z'::timestamptz, 7::bigint, '{"b": 1}'::jsonb)$$;
create function probe.samples() returns table (metric text, labels jsonb, value float8)
language sql stable
as $$values ('centralcloud_probe', '{"b": "2", "a": "1"}'::jsonb, 1.5::float8),
  ('centralcloud_probe', '{}', 'infinity')$$;
reset role;
select monitoring.register_source('probe', 'probe.status', 'probe.findings', 'probe.samples');
select monitoring.register_metric('centralcloud_probe', 'gauge', 'Probes.');
