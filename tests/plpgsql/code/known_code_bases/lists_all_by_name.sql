begin;
select plan(2);

select is_empty('select * from code.known_code_bases()', 'none is known at first');
select code.register('till', '/srv/till');
select code.register('shop', '/srv/shop');
select code.take_ingest('shop', 0, 'r1');

select results_eq(
  'select name, root, ingest_version, revision from code.known_code_bases()',
  $$values ('shop', '/srv/shop', 1::bigint, 'r1'), ('till', '/srv/till', 0, null)$$,
  'then each, read or not'
);

select * from finish();
rollback;
