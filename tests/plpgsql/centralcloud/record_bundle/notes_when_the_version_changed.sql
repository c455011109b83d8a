begin;
select plan(3);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select centralcloud.record_bundle('instance', '1.0.0');
select centralcloud.freeze_clock('2026-02-01 00:00Z');
select centralcloud.record_bundle('instance', '1.0.0');
select is(
  (select upgraded_at from centralcloud.bundles where bundle = 'instance'),
  '2026-01-01 00:00Z', 'the same version changes nothing'
);
select centralcloud.record_bundle('instance', '1.1.0');
select results_eq(
  $$select installed_at, upgraded_at from centralcloud.bundles where bundle = 'instance'$$,
  $$values ('2026-01-01 00:00Z'::timestamptz, '2026-02-01 00:00Z'::timestamptz)$$,
  'a new one is an upgrade'
);
select throws_ok(
  $$select centralcloud.record_bundle('nonsense', '1.0.0')$$, '23514', null, 'there are three'
);

select * from finish();
rollback;
