begin;
select plan(5);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select is(
  fleet.add('singularity-1', p_password => 'secret'), 'secret', 'the password that was asked for'
);
select is(length(fleet.add('singularity-2', 'ann')), 64, 'or one that nobody could guess');
select is_member_of('centralcloud_instance', 'singularity-1', 'it has a login in the group');
select results_eq(
  'select name, owner, role, state, trust, added_at from fleet.instances order by name',
  $$values
    ('singularity-1' collate "C", 'singularity-1' collate "C", 'singularity-1' collate "C",
     'active', 1::float8, '2026-01-01 00:00Z'::timestamptz),
    ('singularity-2', 'ann', 'singularity-2', 'active', 1, '2026-01-01 00:00Z')$$,
  'it is its own owner unless one is named'
);
select results_eq(
  $$select a.rolpassword ~ '^SCRAM-SHA-256' from pg_catalog.pg_authid as a
    where a.rolname = 'singularity-1'$$,
  'values (true)',
  'the password is kept as scram'
);

select * from finish();
rollback;
