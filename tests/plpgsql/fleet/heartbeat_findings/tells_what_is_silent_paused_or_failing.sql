begin;
select plan(4);

select centralcloud.freeze_clock('2026-01-01 12:00Z');
select fleet.add('singularity-1');
create function pg_temp.found() returns table (check_name text, finding text) language sql as
  'select f.check_name, f.finding from fleet.heartbeat_findings() as f order by 1';
select is_empty('select * from pg_temp.found()', 'a new one has an hour');
select centralcloud.freeze_clock('2026-01-01 13:01Z');
select results_eq(
  'select * from pg_temp.found()',
  $$values ('instance_stale', 'instance singularity-1 was last heard of: never')$$, 'no longer'
);
select fleet.record_heartbeat('singularity-1', jsonb_build_object(
  'jobs', '{"b": {}, "a": 1}'::jsonb, 'backup', '{"failing_since": "x"}'::jsonb
));
select results_eq(
  'select * from pg_temp.found()',
  $$values ('instance_backup', 'instance singularity-1 says that its backups fail since x'),
    ('instance_jobs_fail', 'instance singularity-1 says that jobs of it fail: {"a": 1, "b": {}}')$$,
  'what it says itself, whatever it is'
);
select fleet.record_heartbeat('singularity-1', '{"jobs": [1], "backup": "failing_since"}');
select fleet.pause('singularity-1');
select results_eq(
  'select check_name from pg_temp.found()', $$values ('instance_paused')$$,
  'nonsense is nothing'
);

select * from finish();
rollback;
