begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select fleet.add('singularity-1');
select fleet.set_quota('singularity-1', 'messages_per_hour', 60);
select fleet.spend('singularity-1', 61, 1000);
select results_eq(
  $$select quota, value, is_own, left_now from fleet.quotas_in_force('singularity-1')$$,
  $$values
    ('messages_per_hour', 60::bigint, true, -1::bigint),
    ('bytes_per_hour', 1073741824, false, 1073740824),
    ('max_streams', 10000, false, null),
    ('max_connections', 10, false, null)$$,
  'a debt too'
);
select centralcloud.shift_clock('2 minutes');
select is(
  (select q.left_now from fleet.quotas_in_force('singularity-1') as q limit 1), 1::bigint,
  'as of now'
);
select throws_ok(
  $$select fleet.quotas_in_force('nobody')$$, 'SC404', null, 'of those there are'
);

select * from finish();
rollback;
