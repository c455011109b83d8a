begin;
select plan(2);

select fleet.add('singularity-1', 'ann');
select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.record_heartbeat('singularity-1', '{"jobs": {"exchange": "failed"}}');
select centralcloud.freeze_clock('2026-02-01 00:00Z');
create temporary table before as select instance_id from fleet.instances;
select fleet.remove('singularity-1');
select fleet.add('singularity-1', 'bob');
select results_eq(
  'select instance_id, owner, state from fleet.instances',
  $$select instance_id, 'bob' collate "C", 'active' from pg_temp.before$$,
  'under its old number, so that what it said is its own again'
);
select is_empty(
  'select * from fleet.heartbeat_findings()', 'its last heartbeat before it left is no news'
);

select * from finish();
rollback;
