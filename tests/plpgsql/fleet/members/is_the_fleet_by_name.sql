begin;
select plan(2);
\ir ../outside.sql

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('a', 'ann');
select fleet.add('b');
select fleet.remove('b');
select fleet.record_heartbeat('a', '{"type": "heartbeat", "version": "1.2"}');
set local role centralcloud_reader;
select results_eq(
  'select name, owner, state, trust, version, heartbeat_at, last_accepted_at from fleet.members()',
  $$values
    ('a', 'ann', 'active', 1::float8, '1.2', '2026-01-01 00:00Z'::timestamptz,
     '2026-01-01 00:00Z'::timestamptz),
    ('singularity-1', 'singularity-1', 'active', 1, null, null, null)$$,
  'a reader sees it, without those who were removed'
);
select throws_ok('select * from fleet.instances', '42501', null, 'and no more');
reset role;

select * from finish();
rollback;
