begin;
select plan(1);

select centralcloud.freeze_clock('2026-01-01 00:00Z');
select code.register('shop', '/srv/shop');

select results_eq(
  'select name, root, registered_at, ingest_version, revision from code.code_bases',
  $$values ('shop', '/srv/shop', timestamptz '2026-01-01 00:00Z', 0::bigint, null::text)$$,
  'a code base is known before anything of it is read'
);

select * from finish();
rollback;
