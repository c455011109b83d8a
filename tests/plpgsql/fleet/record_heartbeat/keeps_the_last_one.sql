begin;
select plan(1);

select fleet.add('singularity-1');
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.record_heartbeat('singularity-1', '{"type": "heartbeat", "version": "1.2"}');
select centralcloud.freeze_clock('2026-01-01 00:00:10Z');
select fleet.record_heartbeat('singularity-1', '{"type": "heartbeat", "lag": 3}');
select results_eq(
  'select heartbeat, version, heartbeat_at, last_accepted_at from fleet.instances',
  $$values (
    '{"type": "heartbeat", "lag": 3}'::jsonb, '1.2', '2026-01-01 00:00:10Z'::timestamptz,
    '2026-01-01 00:00:10Z'::timestamptz
  )$$,
  'whole, with the last version that was told'
);

select * from finish();
rollback;
